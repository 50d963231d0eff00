-- The one place where the report's Markdown becomes what DOCX, Typst and HTML need.
-- Pass 1 takes away whatever prose from a stranger could use to reach a writer directly (raw text, files,
-- attributes that Typst would run); pass 2 builds tables, page sections, lists and figures from the few
-- classes that the templates use. Only pass 2 may make raw blocks.

local docx = FORMAT:match('docx') ~= nil
local typst = FORMAT:match('typst') ~= nil

-- class in the Markdown -> paragraph style in reference.docx; Typst has a function of the same name
local styles = {
  ['sampul-judul'] = 'Sampul Judul', ['sampul-tahun'] = 'Sampul Tahun', ['sampul-nama'] = 'Sampul Nama',
  ['sampul-alamat'] = 'Sampul Alamat', ['judul-formulir'] = 'Judul Formulir', ['tengah'] = 'Tengah',
  ['kop'] = 'Kop', ['kutipan'] = 'Kutipan Visi', ['polos'] = 'Isi Polos', ['tanda-tangan'] = 'Tanda Tangan',
}
local classes = pandoc.List({
  'tabel', 'formulir', 'polos', 'bagian', 'sampul', 'romawi', 'angka', 'mendatar', 'tegak', 'halaman-baru', 'jarak',
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

---------------------------------------------------------------- pass 1: nothing but text and known classes

local function clean(attr)
  local id = attr.identifier:match('^[%w-]+$') and #attr.identifier <= 40 and attr.identifier or ''
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

local sanitise = {
  RawBlock = function(el) return pandoc.Para({ pandoc.Str(el.text) }) end,
  RawInline = function(el) return pandoc.Str(el.text) end,
  Math = function(el) return pandoc.Str(el.text) end,
  Header = cleaned, Div = cleaned, Span = cleaned, CodeBlock = cleaned, Code = cleaned, Table = cleaned,
  Link = function(el)
    if not (el.target:match('^https?://') or el.target:match('^mailto:') or el.target:match('^#[%w-]+$')) then
      return el.content
    end
    return cleaned(el)
  end,
  Image = function(el)
    if not el.src:match('^gambar:[%w-]+$') then return el.caption end
    return cleaned(el)
  end,
}

------------------------------------------------------------------------------------------ pass 2: building

local function heading(el)
  local number = el.attributes.nomor
  el.attributes = {}
  if number then
    -- a line break of pandoc's own would end a Typst heading
    local gap = el.level > 1 and pandoc.Space() or typst and pandoc.RawInline('typst', '#linebreak()') or pandoc.LineBreak()
    el.content:insert(1, gap)
    el.content:insert(1, pandoc.Str((number:gsub(' ', '\u{a0}'))))
  end
  return el
end

local align = { kiri = 'AlignLeft', tengah = 'AlignCenter', kanan = 'AlignRight' }

-- Words an Indonesian form puts in each cell must wrap and align alike in both documents, so every cell gets
-- its paragraph style (DOCX) or its weight and fill (Typst) here, not from the engines' defaults.
local function dress(cell, column, kind, plain)
  if cell.alignment == 'AlignDefault' then
    cell.alignment = kind == 'isi' and column or 'AlignCenter'
  end
  if docx then
    local style = kind == 'kepala' and 'Kepala Tabel' or kind == 'nomor' and 'Nomor Kolom' or plain and 'Isi Polos' or 'Isi Tabel'
    local blocks = cell.contents:map(function(b) return b.t == 'Plain' and pandoc.Para(b.content) or b end)
    if #blocks == 0 then blocks:insert(pandoc.Para({})) end
    cell.contents = { pandoc.Div(blocks, pandoc.Attr('', {}, { ['custom-style'] = style })) }
  elseif typst and kind ~= 'isi' then
    local weight = kind == 'kepala' and pandoc.Strong or pandoc.Emph
    cell.contents = cell.contents:walk({
      Plain = function(b) return pandoc.Plain({ weight(b.content) }) end,
    })
    cell.attr.attributes['typst:fill'] = kind == 'kepala' and 'rgb("#e7ebf0")' or 'none'
  end
  return cell
end

local function row_kind(row, default)
  return row.attr.classes:includes('nomor') and 'nomor' or default
end

local function table_of(block)
  local plain = block.classes:includes('polos')
  local columns = {}
  for word in (block.attributes.rata or ''):gmatch('%S+') do
    table.insert(columns, align[word] or 'AlignDefault')
  end
  local function build(t)
    -- the HTML reader guesses column alignment from cells; what the template says is what holds
    t.colspecs = t.colspecs:map(function(spec, k) return { columns[k] or 'AlignLeft', spec[2] } end)
    local function rows(list, kind)
      local busy = {} -- column -> rows still covered by a cell that spans down from above
      for _, row in ipairs(list) do
        local k, column = row_kind(row, kind), 1
        for n, cell in ipairs(row.cells) do
          while (busy[column] or 0) > 0 do column = column + 1 end
          row.cells[n] = dress(cell, columns[column] or 'AlignLeft', k, plain)
          for c = column, column + cell.col_span - 1 do busy[c] = cell.row_span end
          column = column + cell.col_span
        end
        for c, left in pairs(busy) do busy[c] = left - 1 end
        row.attr = pandoc.Attr()
      end
      return list
    end
    t.head.rows = rows(t.head.rows, 'kepala')
    for _, body in ipairs(t.bodies) do
      body.head = rows(body.head, 'isi')
      body.body = rows(body.body, 'isi')
    end
    t.foot.rows = rows(t.foot.rows, 'isi')
    t.attr = pandoc.Attr(typst and block.identifier or '')
    if docx then
      if plain then t.attr.attributes['custom-style'] = 'TabelPolos' end
      if block.identifier ~= '' then
        t.caption.long = t.caption.long:walk({
          Plain = function(p) return pandoc.Plain({ pandoc.Span(p.content, pandoc.Attr(block.identifier)) }) end,
        })
      end
    elseif typst then
      if plain then t.attr.attributes['typst:stroke'] = 'none' end
      if plain or block.classes:includes('formulir') then
        t.attr.attributes['typst:figure:kind'] = plain and '"polos"' or '"formulir"'
      end
    end
    return t
  end
  local made = pandoc.read(block.text, 'html').blocks:walk(sanitise):walk({ Table = build })
  local _, rows = block.text:gsub('<tr', '')
  -- a short table is read at a glance only while it stands on one page
  if typst and not plain and rows <= 12 and #block.text < 6000 then
    return { raw('#utuh['), made[1], raw(']') }
  end
  return made
end

local function section(el)
  local landscape = el.classes:includes('mendatar')
  local kind = el.classes:includes('sampul') and 'sampul' or el.classes:includes('romawi') and 'romawi' or el.classes:includes('angka') and 'angka' or 'lanjut'
  if docx then
    -- completed from the last section of the reference document when the file is finished
    return raw('<w:p><w:pPr><w:sectPr lkj="' .. kind .. (landscape and ' mendatar' or '') .. '"/></w:pPr></w:p>')
  end
  if not typst then return {} end
  local pages = '#set page(flipped: ' .. tostring(landscape)
  if kind == 'romawi' then return raw(pages .. ', numbering: "i")\n#counter(page).update(1)') end
  if kind == 'angka' then return raw(pages .. ', numbering: "1")\n#counter(page).update(1)') end
  return raw(pages .. ')')
end

local function list_of(kind)
  if docx then
    return raw('<w:p><w:bookmarkStart w:id="0" w:name="_lkj_' .. kind .. '"/><w:bookmarkEnd w:id="0"/></w:p>')
  end
  return typst and raw('#' .. kind .. '()') or {}
end

local function div(el)
  for _, kind in ipairs({ 'daftar-isi', 'daftar-tabel', 'daftar-gambar' }) do
    if el.classes:includes(kind) then return list_of(kind) end
  end
  if el.classes:includes('bagian') then return section(el) end
  if el.classes:includes('halaman-baru') then
    if docx then return raw('<w:p><w:r><w:br w:type="page"/></w:r></w:p>') end
    return typst and raw('#pagebreak(weak: true)') or {}
  end
  if el.classes:includes('jarak') then
    local height = tonumber(el.attributes.tinggi or '1') or 1
    if docx then
      return raw(string.format('<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="%d" w:lineRule="exact"/></w:pPr></w:p>', math.floor(height * 567)))
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
    end
  end
  return el.content
end

-- A figure's picture is put in later (DOCX) or handed over as bytes (Typst): no file is named, none is read.
-- The one grey pixel only holds the place.
local pixel = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=='

local function figure(el)
  local image
  el:walk({ Image = function(i) image = image or i end })
  if not image or not image.src:match('^gambar:') then return nil end
  local name = image.src:sub(8)
  local text = image.attributes.alt or pandoc.utils.stringify(image.caption)
  local caption = pandoc.utils.blocks_to_inlines(el.caption.long)
  if docx then
    image.src, image.title, image.identifier = pixel, 'gambar:' .. name, ''
    image.caption = { pandoc.Str(text) }
    image.attributes = { width = '15cm', height = '7cm' }
    return {
      pandoc.Div({ pandoc.Para({ image }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Captioned Figure' })),
      pandoc.Div({ pandoc.Para({ pandoc.Span(caption, pandoc.Attr(name)) }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Image Caption' })),
    }
  elseif typst then
    local inside = pandoc.write(pandoc.Pandoc({ pandoc.Plain(caption) }), 'typst'):gsub('%s+$', '')
    return raw('#figure(gambar(' .. typst_string(name) .. ', ' .. typst_string(text) .. '), kind: image, caption: [' .. inside .. ']) <' .. name .. '>')
  end
end

-- Typst reads "-9" as a minus, "-?" as a soft hyphen, "--" as a dash, and joins what "/" and ":" begin; a value must come out as it went in.
local function verbatim(el)
  if not el.text:find('[-/:]') then return nil end
  local out, plain = pandoc.List(), ''
  local function flush()
    if plain ~= '' then out:insert(pandoc.Str(plain)) end
    plain = ''
  end
  for _, code in utf8.codes(el.text) do
    local char = utf8.char(code)
    if char == '-' or (char == '/' or char == ':') then
      flush()
      out:insert(pandoc.RawInline('typst', '\\' .. char))
    else
      plain = plain .. char
    end
  end
  flush()
  return out
end

local build = { Header = heading, CodeBlock = function(el)
  if el.classes:includes('tabel') then return table_of(el) end
end, Figure = figure, Div = div }

if typst then
  return { sanitise, build, { Str = verbatim } }
end
return { sanitise, build }
