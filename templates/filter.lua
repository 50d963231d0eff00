-- The one place where the report's Markdown becomes what DOCX, Typst and HTML need.
-- It takes away whatever prose from a stranger could use to reach a writer directly (raw text, files, attributes
-- that Typst would run), and builds tables, page sections, lists and figures from the few classes that the
-- templates use. All in one pass, for a walk costs more than what is done on it: pandoc hands each element to one
-- function only and never the result again, so raw blocks that are made here are not taken for a stranger's.

-- Lua's own classes (of letters, digits, space, punctuation) ask the C library, and that of Windows counts bytes of a
-- UTF-8 letter among them and tears it: every pattern here names its ASCII characters instead.
local PUNCTUATION = '[!-/:-@[-`{-~]'
local NAME = '^[0-9A-Za-z-]+$'

local docx = FORMAT:match('docx') ~= nil
local typst = FORMAT:match('typst') ~= nil

-- class in the Markdown -> paragraph style in reference.docx; Typst has a function of the same name
local styles = {
  ['sampul-judul'] = 'Sampul Judul', ['sampul-tahun'] = 'Sampul Tahun', ['sampul-nama'] = 'Sampul Nama',
  ['sampul-alamat'] = 'Sampul Alamat', ['judul-formulir'] = 'Judul Formulir', ['tengah'] = 'Tengah',
  ['kop'] = 'Kop', ['kutipan'] = 'Kutipan Visi', ['polos'] = 'Isi Polos', ['tanda-tangan'] = 'Tanda Tangan',
}
local classes = pandoc.List({
  'tabel', 'formulir', 'polos', 'bagian', 'sampul', 'romawi', 'angka', 'lanjut', 'mendatar', 'tegak', 'halaman-baru', 'jarak',
  'daftar-isi', 'daftar-tabel', 'daftar-gambar', 'rapat',
})
for class in pairs(styles) do classes:insert(class) end
local attributes = { nomor = true, rata = true, tinggi = true, alt = true }

local function raw(text)
  return pandoc.RawBlock(docx and 'openxml' or typst and 'typst' or 'html', text)
end

local function xml(text)
  return (text:gsub('[&<>"]', { ['&'] = '&amp;', ['<'] = '&lt;', ['>'] = '&gt;', ['"'] = '&quot;' }))
end

local function typst_string(text)
  return '"' .. text:gsub('[\\"]', '\\%0'):gsub('\n', ' ') .. '"'
end

------------------------------------------------------------------- nothing but text and known classes

local function clean(attr)
  local id = attr.identifier:match(NAME) and #attr.identifier <= 40 and attr.identifier or ''
  local kept = {}
  for name, value in pairs(attr.attributes) do
    if attributes[name] then kept[name] = value end
  end
  return pandoc.Attr(id, attr.classes:filter(function(c) return classes:includes(c) end), kept)
end

local function cleaned(el)
  el.attr = clean(el.attr)
  return el
end

-- A reference to a table or figure leads there. Its target may be missing where a stranger wrote it: Typst's
-- function and the finisher of the DOCX then leave the text.
local function span(el)
  local name = el.classes:includes('rujukan') and (el.attributes.tujuan or ''):match(NAME)
  if not name then return cleaned(el) end
  if not typst then return pandoc.Link(el.content, '#' .. name) end
  local made = pandoc.List({ pandoc.RawInline('typst', '#rujukan("' .. name .. '")[') })
  made:extend(el.content)
  made:insert(pandoc.RawInline('typst', ']'))
  return made
end

-- Typst gives meaning to "-9", "--", "-?", "= a" or "1." where pandoc leaves them bare; a value must come out as it
-- went in, so every ASCII punctuation mark is escaped, wherever it stands.
local function verbatim(el)
  if typst and el.text:find(PUNCTUATION) then return pandoc.RawInline('typst', (el.text:gsub(PUNCTUATION, '\\%0'))) end
end

local function plain(el)
  local text = pandoc.Str(el.text)
  return verbatim(text) or text
end

-- A comment is for who writes the prose; every other raw text is printed letter by letter.
local function comment(el)
  local text = el.text:gsub('[ \n]+$', '')
  return el.format == 'html' and text:sub(1, 4) == '<!--' and text:find('-->', 5, true) == #text - 2
end

local sanitise = {
  Str = typst and verbatim or nil,
  RawBlock = function(el) return comment(el) and {} or pandoc.Para({ plain(el) }) end,
  RawInline = function(el) return comment(el) and {} or plain(el) end,
  Math = plain,
  Span = span, Code = cleaned, Table = cleaned,
  Link = function(el)
    if not (el.target:match('^https?://') or el.target:match('^mailto:')) then
      return el.content
    end
    return cleaned(el)
  end,
  Image = function(el)
    local name = el.src:match('^gambar:([0-9A-Za-z-]+)$')
    if not name then return el.caption end
    -- What is no figure of its own (it stands inside a sentence) has no picture: its words stay.
    return pandoc.Span(el.caption, pandoc.Attr('', { 'gambar' }, { nama = name, alt = el.attributes.alt or '' }))
  end,
}

local function with(functions)
  local all = {}
  for _, set in ipairs({ sanitise, functions }) do
    for name, work in pairs(set) do all[name] = work end
  end
  return all
end

---------------------------------------------------------------------------------------------- building

local function heading(el)
  el = cleaned(el)
  local number = el.attributes.nomor
  el.attributes = {}
  if number then
    if el.level > 1 then
      el.content:insert(1, pandoc.Space())
    elseif typst then
      -- pandoc's own line break would end a Typst heading; the space parts the two lines in bookmarks
      el.content:insert(1, pandoc.RawInline('typst', '#linebreak()'))
      el.content:insert(1, pandoc.Space())
    else
      el.content:insert(1, pandoc.LineBreak())
    end
    el.content:insert(1, plain({ text = number }))
  end
  return el
end

local align = { kiri = 'AlignLeft', tengah = 'AlignCenter', kanan = 'AlignRight' }

-- Header cells are centred and weighted here for Typst; in DOCX the paragraph styles of cells are put in when the
-- file is finished, which is many times faster than one call a cell.
local function dress_head(rows)
  for _, row in ipairs(rows) do
    local number = row.attr.classes:includes('nomor')
    local weight = number and pandoc.Emph or pandoc.Strong
    for n, cell in ipairs(row.cells) do
      cell.alignment = 'AlignCenter'
      cell.contents = cell.contents:map(function(b)
        return b.t == 'Plain' and pandoc.Plain({ weight(b.content) }) or b
      end)
      if not number then cell.attr.attributes['typst:fill'] = 'rgb("#e7ebf0")' end
      row.cells[n] = cell
    end
    row.attr = pandoc.Attr()
  end
  return rows
end

-- so many rows may one cell hold together on a page
local FEW = 6

local function table_of(block)
  local bare = block.classes:includes('polos')
  local columns = {}
  for word in (block.attributes.rata or ''):gmatch('[^ \t-\r]+') do
    table.insert(columns, align[word] or 'AlignLeft')
  end
  local function build(t)
    -- the HTML reader guesses column alignment from cells; what the template says is what holds
    t.colspecs = t.colspecs:map(function(spec, k) return { columns[k] or 'AlignLeft', spec[2] } end)
    t.attr = pandoc.Attr(typst and block.identifier or '')
    if typst then
      t.head.rows = dress_head(t.head.rows)
      -- a cell of many rows goes on over the page between them; one of few moves whole, as LibreOffice has it
      for _, body in ipairs(t.bodies) do
        for _, row in ipairs(body.body) do
          for _, cell in ipairs(row.cells) do
            if cell.row_span > FEW then cell.attr.attributes['typst:breakable'] = 'true' end
          end
        end
      end
      if bare then t.attr.attributes['typst:stroke'] = 'none' end
      if bare or block.classes:includes('formulir') then
        t.attr.attributes['typst:figure:kind'] = bare and '"polos"' or '"formulir"'
      end
    elseif docx then
      if bare then t.attr.attributes['custom-style'] = 'TabelPolos' end
      if block.identifier ~= '' then
        t.caption.long = t.caption.long:map(function(p)
          return pandoc.Plain({ pandoc.Span(p.content, pandoc.Attr(block.identifier)) })
        end)
      end
    else
      t.attr = pandoc.Attr(block.identifier, block.classes)
    end
    return t
  end
  -- An attribute of a row or cell that Typst would run is never data (there ":" is escaped), only a stranger's.
  local html = block.text:gsub('[Tt][Yy][Pp][Ss][Tt]:', 'x-')
  local made = pandoc.read(html, 'html').blocks:walk(with({ Table = build, Div = cleaned, Header = cleaned }))
  local _, rows = block.text:gsub('<tr', '')
  if not typst or bare or not made[1] then return made end
  -- a short table is read at a glance only while it stands on one page
  if rows <= 12 and #block.text < 6000 then return { raw('#utuh['), made[1], raw(']') } end
  -- rows stay whole where none, nor the few that one cell holds together, could be taller than a page
  local longest, spans = 0, 1
  for cell in html:gmatch('<td[^>]*>(.-)</td>') do longest = math.max(longest, #cell) end
  for span in html:gmatch('rowspan="([0-9]+)"') do
    if tonumber(span) <= FEW then spans = math.max(spans, tonumber(span)) end
  end
  local whole = longest * spans < 6000
  local name = block.text:match('<caption>(Tabel [0-9A-Za-z.]+)') or ''
  return {
    raw('#berlanjut(' .. typst_string(name) .. ')[' .. (whole and '#baris-utuh[' or '')), made[1], raw(whole and ']]' or ']'),
  }
end

local function section(el)
  local landscape = el.classes:includes('mendatar')
  local kind = el.classes:includes('sampul') and 'sampul' or el.classes:includes('formulir') and 'formulir' or el.classes:includes('romawi') and 'romawi' or el.classes:includes('angka') and 'angka' or 'lanjut'
  if docx then
    -- completed from the last section of the reference document when the file is finished
    return raw('<w:p><w:pPr><w:sectPr lkj="' .. kind .. (landscape and ' mendatar' or '') .. '"/></w:pPr></w:p>')
  end
  if not typst then return raw('<div class="bagian ' .. kind .. (landscape and ' mendatar' or '') .. '"></div>') end
  local pages = '#set page(flipped: ' .. tostring(landscape) .. ', header: ' .. (kind == 'sampul' and 'none' or 'kepala')
  if kind == 'romawi' then return raw(pages .. ', numbering: "i")\n#counter(page).update(1)') end
  if kind == 'angka' then return raw(pages .. ', numbering: "1")\n#counter(page).update(1)') end
  return raw(pages .. ')')
end

local function list_of(kind)
  if docx then
    return raw('<w:p><w:bookmarkStart w:id="0" w:name="_lkj_' .. kind .. '"/><w:bookmarkEnd w:id="0"/></w:p>')
  end
  return raw(typst and '#' .. kind .. '()' or '<div class="' .. kind .. '"></div>')
end

local function div(el)
  el = cleaned(el)
  for _, kind in ipairs({ 'daftar-isi', 'daftar-tabel', 'daftar-gambar' }) do
    if el.classes:includes(kind) then return list_of(kind) end
  end
  if el.classes:includes('bagian') then return section(el) end
  if el.classes:includes('halaman-baru') then
    if docx then return raw('<w:p><w:r><w:br w:type="page"/></w:r></w:p>') end
    return raw(typst and '#pagebreak(weak: true)' or '<div class="halaman-baru"></div>')
  end
  if el.classes:includes('jarak') then
    local height = tonumber(el.attributes.tinggi or '1') or 1
    if not (height >= 0 and height <= 25) then height = 1 end
    if docx then
      return raw('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="' .. math.floor(height * 567) .. '" w:lineRule="exact"/></w:pPr></w:p>')
    end
    return typst and raw('#v(' .. height .. 'cm)') or {}
  end
  for class, style in pairs(styles) do
    if el.classes:includes(class) then
      if docx then
        el.attr = pandoc.Attr('', {}, { ['custom-style'] = style })
        return el
      end
      if typst then
        local blocks = pandoc.List({ raw('#' .. class .. '[') })
        blocks:extend(el.content)
        blocks:insert(raw(']'))
        return blocks
      end
      el.attr = pandoc.Attr('', { class })
      return el
    end
  end
  return el.content
end

-- A figure's picture is put in later (DOCX) or handed over as bytes (Typst): no file is named, none is read.
-- The one grey pixel only holds the place.
local pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

local function figure(el)
  local image
  el:walk({ Span = function(s) if s.classes:includes('gambar') then image = image or s end end })
  -- what stands alone but is no picture of ours is its words, which are its caption and its content alike
  if not image then return pandoc.Para(pandoc.utils.blocks_to_inlines(el.caption.long)) end
  local name, alt = image.attributes.nama, image.attributes.alt
  local text = alt ~= '' and alt or pandoc.utils.stringify(image.content)
  local caption = pandoc.utils.blocks_to_inlines(el.caption.long)
  if name == 'logo' then -- stands alone on the cover, without number or caption
    if docx then
      local size = pandoc.Attr('', {}, { width = '3cm', height = '3cm' })
      local picture = pandoc.Image({ pandoc.Str(text) }, pixel, 'gambar:logo', size)
      return pandoc.Div({ pandoc.Para({ picture }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Sampul Alamat' }))
    end
    if typst then return raw('#align(center, lambang(' .. typst_string(text) .. '))') end
  end
  if docx then
    local size = pandoc.Attr('', {}, { width = '15cm', height = '7cm' })
    local picture = pandoc.Image({ pandoc.Str(text) }, pixel, 'gambar:' .. name, size)
    return {
      pandoc.Div({ pandoc.Para({ picture }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Captioned Figure' })),
      pandoc.Div({ pandoc.Para({ pandoc.Span(caption, pandoc.Attr(name)) }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Image Caption' })),
    }
  elseif typst then
    local inside = pandoc.write(pandoc.Pandoc({ pandoc.Plain(caption) }), 'typst'):gsub('[ \t-\r]+$', '')
    return raw('#figure(gambar(' .. typst_string(name) .. ', ' .. typst_string(text) .. '), kind: image, caption: [' .. inside .. ']) <' .. name .. '>')
  end
  -- the page puts the SVG in above its caption
  return pandoc.Div({ pandoc.Plain(caption) }, pandoc.Attr(name, { 'gambar' }, { alt = text }))
end

local report = with({
  Header = heading,
  Figure = figure,
  Div = div,
  CodeBlock = function(el)
    el = cleaned(el)
    if el.classes:includes('tabel') then return table_of(el) end
    return el
  end,
})

return { report }
