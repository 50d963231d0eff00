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
local html = FORMAT:match('html') ~= nil

-- class in the Markdown -> paragraph style in reference.docx; Typst has a function of the same name
local styles = {
  ['sampul-judul'] = 'Sampul Judul', ['sampul-tahun'] = 'Sampul Tahun', ['sampul-nama'] = 'Sampul Nama',
  ['sampul-alamat'] = 'Sampul Alamat', ['judul-formulir'] = 'Judul Formulir', ['tengah'] = 'Tengah',
  ['kop'] = 'Kop', ['kutipan'] = 'Kutipan Visi', ['polos'] = 'Isi Polos', ['tanda-tangan'] = 'Tanda Tangan',
}
local function raw(text)
  return pandoc.RawBlock(docx and 'openxml' or typst and 'typst' or 'html', text)
end

local function typst_string(text)
  return '"' .. text:gsub('[\\"]', { ['\\'] = '\\u{5c}', ['"'] = '\\u{22}' }):gsub('\n', ' ') .. '"'
end

------------------------------------------------------------------- nothing but text and known classes

-- Of what a stranger may write behind a text, a heading's id stays, which lkj's own numbering gives; all other
-- attributes in the documents are written here.
local function bare(el)
  el.attr = pandoc.Attr()
  return el
end

local function bare_rows(rows)
  return rows:map(function(row)
    row.cells = row.cells:map(bare)
    return bare(row)
  end)
end

local function bare_table(el)
  el.head.rows = bare_rows(el.head.rows)
  el.foot.rows = bare_rows(el.foot.rows)
  el.bodies = el.bodies:map(function(body)
    body.head, body.body, body.attr = bare_rows(body.head), bare_rows(body.body), pandoc.Attr()
    return body
  end)
  return bare(el)
end

-- A reference to a table or figure leads there. Its target may be missing where a stranger wrote it: Typst's
-- function and the finisher of the DOCX then leave the text.
local function reference(name, content)
  if not typst then return { pandoc.Link(content, '#' .. name) } end
  local made = pandoc.List({ pandoc.RawInline('typst', '#rujukan("' .. name .. '")[') })
  made:extend(content)
  made:insert(pandoc.RawInline('typst', ']'))
  return made
end

local function span(el)
  local name = el.classes:includes('rujukan') and (el.attributes.tujuan or ''):match(NAME)
  return name and reference(name, el.content) or el.content
end

-- Typst gives meaning to "-9", "--", "-?", "= a" or "1." where pandoc leaves them bare; a value must come out as it
-- went in, so every ASCII punctuation mark is escaped, wherever it stands.
local function verbatim(el)
  if typst and el.text:find(PUNCTUATION) then return pandoc.RawInline('typst', (el.text:gsub(PUNCTUATION, '\\%0'))) end
end

-- lkj marks which figure stands at a place: behind its first letter its number among the names and its length, in digits
-- from \16 to \23 between \14 and \15. Nobody else can: what templates and prose make has no control character left.
-- The web page turns the mark into a link; elsewhere it leaves no trace.
local function unnamed(text)
  return text:find('\14', 1, true) and text:gsub('[\14-\23]', '') or text
end

local function digits(octal)
  return tonumber(octal:gsub('.', function(c) return c:byte() - 16 end), 8)
end

local function named(text)
  local made, done = pandoc.List(), 1
  while true do
    local first, last, number, length = text:find('\14([\16-\23]+)\15([\16-\23]+)\14', done)
    if not first then break end
    made:insert(pandoc.Str(text:sub(done, first - 1)))
    made:insert(pandoc.RawInline('html', '<span class="nama-' .. digits(number) .. '-' .. digits(length) .. '"></span>'))
    done = last + 1
  end
  made:insert(pandoc.Str(text:sub(done)))
  return made
end

local function word(el)
  if not el.text:find('\14', 1, true) then return typst and verbatim(el) or nil end
  if html then return named(el.text) end
  el.text = unnamed(el.text)
  return typst and verbatim(el) or el
end

local function plain(el)
  local text = pandoc.Str(el.text)
  return verbatim(text) or text
end

-- A comment is for who writes the prose; every other raw text, also behind one, is printed letter by letter.
local function uncommented(el)
  local text = unnamed(el.text)
  text = el.format == 'html' and text:gsub('<!%-%-.-%-%->', '') or text
  return text:find('[^ \n]') and text
end

local function code(el)
  el.text = unnamed(el.text)
  return bare(el)
end

-- what stands where a picture is to be, by the order of the text
local pictures = pandoc.List()

local sanitise = {
  Str = word,
  RawBlock = function(el)
    local text = uncommented(el)
    return text and pandoc.Para({ plain({ text = text }) }) or {}
  end,
  RawInline = function(el)
    local text = uncommented(el)
    return text and plain({ text = text }) or {}
  end,
  Math = plain,
  Span = span, Table = bare_table,
  Code = code,
  Link = function(el)
    if not (el.target:match('^https?://') or el.target:match('^mailto:')) then
      return el.content
    end
    el.title = ''
    return bare(el)
  end,
  Image = function(el)
    local name = el.src:match('^gambar:([0-9A-Za-z-]+)$')
    if not name then return el.caption end
    -- What is no figure of its own (it stands inside a sentence) has no picture: its words stay.
    pictures:insert({ name = name, alt = el.attributes.alt or '', content = el.caption })
    return pandoc.Span(el.caption, pandoc.Attr('', { 'gambar' }, { nomor = tostring(#pictures) }))
  end,
}

---------------------------------------------------------------------------------------------- building

-- The words alone, as of a caption for who does not see the picture; what `verbatim` made of some of them is undone.
local function spoken(content)
  local plain = pandoc.Inlines(content):walk({
    RawInline = function(el)
      return el.text:sub(1, 1) ~= '#' and el.text ~= ']' and pandoc.Str((el.text:gsub('\\(.)', '%1'))) or {}
    end,
  })
  return pandoc.utils.stringify(plain)
end

-- What a form is called that has no title of its own: the heading above it, or the first of the lines that head it.
local form, heads = '', false

-- A level that is skipped stops the PDF, which must be readable without eyes; a heading stands at most one below the
-- one before it.
local level = 0

local function heading(el)
  el.level = math.min(el.level, level + 1)
  level = el.level
  local number = el.attributes.nomor
  local id = el.level <= 3 and #el.identifier <= 40 and el.identifier:match(NAME) or ''
  el.attr = pandoc.Attr(id)
  if number then
    if docx and el.level <= 3 and number:match('^[0-9A-Z. ]+$') then
      -- Word counts by itself: this says what it must come to, and goes when the file is finished
      if el.level == 1 then el.content:insert(1, pandoc.LineBreak()) end
      el.content:insert(1, pandoc.RawInline('openxml', '<w:r lkj="' .. number .. '"/>'))
      return el
    end
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
  form, heads = spoken(el.content), false
  return el
end

local align = { kiri = 'AlignLeft', tengah = 'AlignCenter', kanan = 'AlignRight' }

-- Tables come as data: JSON in a code block that begins with a control character. lkj alone writes such a block, for it
-- takes every control character out of what templates and prose make; a stranger's code block is code.
local DATA = '\2'
-- so many rows may one cell hold together on a page
local FEW = 6
local NOTHING = pandoc.Attr()

-- Typst is given the words as a string: as markup each escaped mark would be an element of its own to lay out.
local function words_of(text)
  if html and text:find('\14', 1, true) then return named(text) end
  text = unnamed(text)
  return { typst and pandoc.RawInline('typst', '#' .. typst_string(text:gsub(' +', ' '))) or pandoc.Str(text) }
end

-- Soft hyphens in the long words of paragraphs, where lines are justified: a block in front of the text names the words
-- with their parts. The page parts words by itself, and what is no paragraph but made of one (a form's title, words
-- beneath a picture) has them taken out again.
local PARTS, SOFT = '\4', '\u{AD}'
local parts = {}
local function learn(text)
  for word in text:gmatch('[a-z-]+') do parts[(word:gsub('%-', ''))] = (word:gsub('%-', SOFT)) end
  return {}
end

-- A word alone, or words with hyphens, and the marks around them, escaped as Typst has them.
local function parted(text)
  if text:find('^#') or not text:find('[a-z][a-z][a-z][a-z][a-z][a-z][a-z]') or text:find('[0-9A-Z@/_]') then return nil end
  local made = text:gsub('[a-z]+', parts)
  return made ~= text and made or nil
end

local function part_words(content)
  for n, one in ipairs(content) do
    if one.t == 'Str' or one.t == 'RawInline' and one.format == 'typst' then
      one.text = parted(one.text) or one.text
    elseif one.t == 'Strong' or one.t == 'Emph' then
      one.content = part_words(one.content)
    end
    content[n] = one
  end
  return content
end

local function part(el)
  if html or next(parts) == nil then return nil end
  el.content = part_words(el.content)
  return el
end

local function whole(el)
  if html or next(parts) == nil then return el end
  local function joined(one)
    one.text = one.text:gsub(SOFT, '')
    return one
  end
  return el:walk({ Str = joined, RawInline = joined })
end

-- A cell or title: text, in which a line feed breaks the line, or runs of text, bold, italic and references.
local function inlines(content)
  local made = pandoc.List()
  for _, run in ipairs(type(content) == 'table' and content or { content }) do
    if type(run) == 'table' then
      local kind = table.remove(run, 1)
      if kind == 'r' then
        made:extend(reference(run[1], pandoc.List({ plain({ text = run[2] }) })))
      else
        made:insert((kind == 'b' and pandoc.Strong or pandoc.Emph)(inlines(run)))
      end
    else
      if run:find('\n', 1, true) or run:find('^ ') or run:find(' $') then
        local first = true
        for line in (run .. '\n'):gmatch('([^\n]*)\n') do
          if not first then made:insert(pandoc.LineBreak()) end
          local before, words, behind = line:match('^( ?)(.-)( ?)$')
          if before ~= '' then made:insert(pandoc.Space()) end
          if words ~= '' then made:extend(words_of(words)) end
          if behind ~= '' then made:insert(pandoc.Space()) end
          first = false
        end
      elseif run ~= '' then
        made:extend(words_of(run))
      end
    end
  end
  return made
end

-- The words of a title alone.
local function said(content)
  if type(content) ~= 'table' then return unnamed(content) end
  local words = {}
  for n, run in ipairs(content) do
    -- of a run in bold or italic the first word says which, of a reference the first two where it leads
    if type(run) ~= 'table' then words[#words + 1] = unnamed(run)
    elseif run[1] == 'r' then words[#words + 1] = run[3]
    else words[#words + 1] = said({ table.unpack(run, 2) }) end
  end
  return table.concat(words)
end

-- What holds one run of plain text alone, as most cells do, is made once for all that say the same.
local cells_of = {}
local function cell_of(text)
  local made = cells_of[text]
  if not made then
    made = pandoc.Cell(text ~= '' and { pandoc.Plain(inlines(text)) } or {})
    cells_of[text] = made
  end
  return made
end

local function row_of(cells, dress)
  local made = {}
  for n, cell in ipairs(cells) do
    if not dress and type(cell) == 'string' then
      made[n] = cell_of(html and cell or unnamed(cell))
    else
      local wide, tall, content = 1, 1, cell
      if type(cell) == 'table' and cell.isi ~= nil then wide, tall, content = cell.kolom or 1, cell.baris or 1, cell.isi end
      local inside = content ~= '' and inlines(content) or nil
      local attr = NOTHING
      local alignment = 'AlignDefault'
      if dress then
        inside, attr, alignment = dress(inside)
      elseif typst and tall > FEW then
        -- a cell of many rows goes on over the page between them; one of few moves whole, as LibreOffice has it
        attr = pandoc.Attr('', {}, { ['typst:breakable'] = 'true' })
      end
      made[n] = pandoc.Cell(inside and { pandoc.Plain(inside) } or {}, alignment, tall, wide, attr)
    end
  end
  return made
end

-- Header cells are centred and weighted here for Typst; in DOCX the paragraph styles of cells are put in when the
-- file is finished, which is many times faster than one call a cell.
local function head_of(rows)
  local made = {}
  for n, cells in ipairs(rows) do
    local number = n == 2 -- the row (1) (2) (3)
    local function dress(inside)
      local fill = not number and { ['typst:fill'] = 'warna.kepala' } or {}
      return inside and { (number and pandoc.Emph or pandoc.Strong)(inside) }, pandoc.Attr('', {}, fill), 'AlignCenter'
    end
    local classes = number and not typst and { 'nomor' } or {}
    made[n] = pandoc.Row(row_of(cells, typst and dress or nil), pandoc.Attr('', classes))
  end
  return pandoc.TableHead(made)
end

-- The rows that the last row of a table stands with on a page, moved to its foot, which Typst keeps whole: the rows that
-- one cell holds together, the title above them, and a note or a sum that closes them. False where they are all rows, or
-- too many to be kept.
local function hold_last(el, closed)
  local rows, free, from, titled = el.bodies[1].body, 0, 0, false
  for n = 1, #rows - (closed and 1 or 0) do
    if n > free and not titled then from = n end
    titled = #rows[n].cells == 1 and rows[n].cells[1].col_span == #el.colspecs
    for _, cell in ipairs(rows[n].cells) do free = math.max(free, n + cell.row_span - 1) end
  end
  if from < 2 or #rows - from >= FEW then return false end
  local body, foot = {}, {}
  for n, row in ipairs(rows) do table.insert(n < from and body or foot, row) end
  el.bodies = { { attr = NOTHING, body = body, head = {}, row_head_columns = 0 } }
  el.foot = pandoc.TableFoot(foot)
  return true
end

-- What closes a table and stands for more than one column: a note, or what a sum is of.
local function closing(cells)
  return type(cells[1]) == 'table' and (cells[1].kolom or 1) > 1
end

-- A row of one cell: a title above the rows of a group, or, as the last one, a note.
local function alone(cells, columns)
  return #cells == 1 and type(cells[1]) == 'table' and cells[1].kolom == columns
end

-- pandoc has no header within a body, which Typst keeps with the rows below it; `ruled_table` makes it of this mark.
local RULED, TITLE = 'bergaris', '/*kelompok*/'
local function titled_row(inside)
  inside:insert(pandoc.RawInline('typst', TITLE))
  return inside, NOTHING, 'AlignDefault'
end

-- A cell of words alone is a string, for Typst lays out once what several cells say: two blocks of markup never are the same.
local function ruled_table(el)
  local cell = '\n *()table%.cell%([^\n]-%)%[[^\n]*' .. TITLE:gsub(PUNCTUATION, '%%%0') .. '%]()'
  local text, made, done = pandoc.write(pandoc.Pandoc({ el }), 'typst', { wrap_text = 'none' }), {}, 1
  for first, last in text:gmatch(cell) do
    table.insert(made, text:sub(done, first - 1) .. 'table.header(level: 2, repeat: false, ' .. text:sub(first, last - 1) .. ')')
    done = last
  end
  return raw(((table.concat(made) .. text:sub(done)):gsub('([ (])%[#("[^"]*")%],', '%1%2,')))
end

local function table_of(text)
  local data = pandoc.json.decode(text, false)
  local unruled, name = data.jenis == 'polos', data.nama:match(NAME) or ''
  local called = data.jenis == 'formulir' and form or (data.label .. ' ' .. said(data.judul)):match('^ ?(.-) ?$')
  heads = false
  local untitled = data.jenis == 'formulir' and ', judul: false' or ''
  local columns, body = {}, {}
  for n, width in ipairs(data.lebar) do columns[n] = { align[data.rata[n]] or 'AlignLeft', width / 100 } end
  for n, cells in ipairs(data.baris) do
    local titled = typst and n < #data.baris and alone(cells, #columns)
    body[n] = pandoc.Row(row_of(cells, titled and titled_row or nil))
  end
  local caption = {}
  if data.jenis == 'tabel' then
    caption = inlines(data.label)
    local title = inlines(data.judul)
    if #title > 0 then caption:insert(pandoc.Space()) end
    caption:extend(title)
    if docx then caption = { pandoc.Span(caption, pandoc.Attr(name)) } end
    caption = { pandoc.Plain(caption) }
  end
  local attr = pandoc.Attr()
  if typst then
    local special = {} -- in pairs: what a table calls by name comes in another order each time
    if unruled then special[#special + 1] = { 'typst:stroke', 'none' } end
    if data.jenis ~= 'tabel' then special[#special + 1] = { 'typst:figure:kind', unruled and '"polos"' or '"formulir"' } end
    attr = pandoc.Attr(name, unruled and {} or { RULED }, special)
  elseif docx then
    -- tables.py takes the style of a table that does not part over pages for a mark
    local style = unruled and 'TabelPolos' or data.pisah == 'utuh' and 'TabelUtuh'
    if style then attr = pandoc.Attr('', {}, { ['custom-style'] = style }) end
  else
    attr = pandoc.Attr(name, data.jenis == 'tabel' and { 'tabel' } or { 'tabel', unruled and 'polos' or 'formulir' })
  end
  local bodies = { { attr = pandoc.Attr(), body = body, head = {}, row_head_columns = 0 } }
  local made = pandoc.Table({ long = caption }, columns, head_of(data.kepala), bodies, pandoc.TableFoot(), attr)
  if not typst or unruled then return made end
  -- which column names the row: a screen reader says it with every cell; see row_heads.py
  local first = (data.kepala[1] or {})[1]
  local naming = '#metadata(' .. (#columns > 1 and (first == 'No' and 1 or 0) or -1) .. ') <kepala-baris>'
  if data.pisah ~= 'utuh' and closing(data.baris[#data.baris] or {}) then hold_last(made, true) end
  -- a short table is read at a glance only while it stands on one page
  if data.pisah == 'utuh' then return { raw('#utuh(' .. typst_string(called) .. untitled .. ')[' .. naming), made, raw(']') } end
  -- rows stay whole where none, nor the few that one cell holds together, could be taller than a page
  local whole = data.pisah == 'baris'
  return {
    raw('#berlanjut(' .. typst_string(called) .. untitled .. ')[' .. (whole and '#baris-utuh[' or '') .. naming),
    made,
    raw(whole and ']]' or ']'),
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
  local pages = '#set page(flipped: ' .. tostring(landscape) .. ', header: ' .. (kind == 'sampul' and 'kepala-sampul(none)' or 'kepala')
  if kind == 'romawi' then return raw(pages .. ', numbering: "i")\n#counter(page).update(1)') end
  if kind == 'angka' then return raw(pages .. ', numbering: "1")\n#counter(page).update(1)') end
  return raw(pages .. ')')
end

-- Lists of tables and figures stand below the list before them, where there is room.
local LISTS = { ['#daftar-isi()'] = true, ['#daftar-tabel()'] = true, ['#daftar-gambar()'] = true }
local function list_of(kind)
  if docx then
    return raw('<w:p><w:bookmarkStart w:id="0" w:name="_lkj_' .. kind .. '"/><w:bookmarkEnd w:id="0"/></w:p>')
  end
  return raw(typst and '#' .. kind .. '()' or '<div class="' .. kind .. '"></div>')
end

-- Pictures side by side, as `figure` made them; whatever else a stranger wrote between them stays as it is.
local function beside(content)
  local cells = {}
  for n, block in ipairs(content) do
    if typst and block.t == 'RawBlock' and block.text:find('^#figure%(gambar%(') then
      cells[n] = block
    elseif docx and block.t == 'Div' then
      local style = block.attributes['custom-style']
      if style == 'Captioned Figure' then cells[#cells + 1] = { block }
      elseif style == 'Image Caption' and #cells > 0 then table.insert(cells[#cells], block)
      else return content end
    elseif html and block.t == 'Div' and block.classes:includes('gambar') then
      cells[n] = block
    else
      return content
    end
  end
  if #cells < 2 then return content end
  if html then return pandoc.Div(content, pandoc.Attr('', { 'berdampingan' })) end
  if typst then
    local blocks = pandoc.List({ raw('#berdampingan[') })
    blocks:extend(content)
    blocks:insert(raw(']'))
    return blocks
  end
  local columns, row = {}, {}
  for n, cell in ipairs(cells) do columns[n], row[n] = { 'AlignCenter', 1 / #cells }, pandoc.Cell(cell) end
  local body = { attr = pandoc.Attr(), body = { pandoc.Row(row) }, head = {}, row_head_columns = 0 }
  local attr = pandoc.Attr('', {}, { ['custom-style'] = 'TabelPolos' })
  return pandoc.Table({ long = {} }, columns, pandoc.TableHead(), { body }, pandoc.TableFoot(), attr)
end

local function div(el)
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
  if el.classes:includes('garis-kop') then
    if docx then
      return raw('<w:p><w:pPr><w:keepNext/><w:pBdr><w:bottom w:val="double" w:sz="12" w:space="0" w:color="auto"/></w:pBdr><w:spacing w:before="0" w:after="0" w:line="113" w:lineRule="exact"/></w:pPr></w:p>')
    end
    return typst and raw('#garis-kop') or {}
  end
  if el.classes:includes('berdampingan') then return beside(el.content) end
  for _, class in ipairs(el.classes) do
    local style = styles[class]
    if style then
      el = whole(el)
      if class == 'judul-formulir' then
        form, heads = heads and form or spoken(pandoc.utils.blocks_to_inlines(el.content)), true
      end
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
  el = whole(el)
  el:walk({ Span = function(s) if s.classes:includes('gambar') then image = image or pictures[tonumber(s.attributes.nomor)] end end })
  -- what stands alone but is no picture of ours is its words, which are its caption and its content alike
  if not image then return pandoc.Para(pandoc.utils.blocks_to_inlines(el.caption.long)) end
  local name = image.name
  local text = image.alt ~= '' and image.alt or spoken(image.content)
  if text == '' then text = 'Gambar' end -- a picture without words is none to a screen reader, and stops the PDF
  local caption = pandoc.utils.blocks_to_inlines(el.caption.long)
  if name == 'logo' then -- stands alone on the cover, without number or caption
    if docx then
      local size = pandoc.Attr('', {}, { { 'width', '3cm' }, { 'height', '3cm' } })
      local picture = pandoc.Image({ pandoc.Str(text) }, pixel, 'gambar:logo', size)
      return pandoc.Div({ pandoc.Para({ picture }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Sampul Alamat' }))
    end
    if typst then return raw('#align(center, lambang(' .. typst_string(text) .. '))') end
  end
  if name == 'logo-kop' then -- the same in the head of a letter, as high as its lines
    if docx then
      local picture = pandoc.Image({ pandoc.Str(text) }, pixel, 'gambar:logo-kop', pandoc.Attr('', {}, { { 'width', '2cm' }, { 'height', '2cm' } }))
      return pandoc.Div({ pandoc.Para({ picture }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Kop' }))
    end
    if typst then return raw('#lambang-kop(' .. typst_string(text) .. ')') end
  end
  if name:find('^pindai%-') then -- a page of a scan stands alone too
    if typst then return raw('#pindaian(' .. typst_string(name) .. ', ' .. typst_string(text) .. ')') end
    caption = {}
    if docx then
      local picture = pandoc.Image({ pandoc.Str(text) }, pixel, 'gambar:' .. name, pandoc.Attr('', {}, { { 'width', '15cm' }, { 'height', '7cm' } }))
      return pandoc.Div({ pandoc.Para({ picture }) }, pandoc.Attr('', {}, { ['custom-style'] = 'Captioned Figure' }))
    end
  end
  if docx then
    local size = pandoc.Attr('', {}, { { 'width', '15cm' }, { 'height', '7cm' } })
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

-- Signatures never stand alone: rows of the table before them, or the words, go with them.
local function signed(block, made)
  local above = made[#made]
  local words = pandoc.List()
  while above and above.t == 'Para' and #words < 2 do
    words:insert(1, made:remove())
    above = made[#made]
  end
  local function ends(text) return above and above.t == 'RawBlock' and above.text == text end
  if ends(']') or ends(']]') then
    local open, el = made[#made - 2], made[#made - 1]
    if el and el.t == 'Table' and (#el.foot.rows > 0 or hold_last(el, false)) then
      -- A table with signatures is too tall to be moved whole.
      local name = open.text:match('^#utuh(.*)%[$')
      if name then open.text, made[#made].text = '#berlanjut' .. name .. '[#baris-utuh[', ']]' end
      words:insert(block)
      local unseen = pandoc.Attr('', {}, { { 'typst:stroke', 'none' }, { 'typst:inset', '(x: 0pt, top: jarak-tabel, bottom: 0pt)' } })
      local cell = pandoc.Cell(words, 'AlignLeft', 1, #el.colspecs, unseen)
      local foot = el.foot
      foot.rows:insert(pandoc.Row({ cell }))
      el.foot = foot
      made[#made - 1] = el
      return
    end
  end
  for _, one in ipairs(words) do made:extend({ raw('#lekat['), one, raw(']') }) end
  made:insert(block)
end

-- A tall picture may be moved behind what follows it, so that no page stays half empty: up to so many paragraphs, lists and
-- tables, and nothing past the next heading or picture. Typst is given them one by one, Word the places behind each.
local PASSED = 4
local FLOWS = { Para = true, BulletList = true, OrderedList = true }
local function pictured(block)
  if typst then return block.t == 'RawBlock' and block.text:match('^#figure%(gambar%(.* <([0-9A-Za-z-]+)>$') end
  if block.t ~= 'Div' or block.attributes['custom-style'] ~= 'Image Caption' then return nil end
  local name
  block:walk({ Span = function(el) if el.identifier ~= '' then name = name or el.identifier end end })
  return name
end

-- The blocks of a table: between what opens it for Typst and what closes it, or alone.
local function tabled(blocks, at)
  local first = blocks[at]
  if docx then return first.t == 'Table' and first.attributes['custom-style'] ~= 'TabelPolos' and 1 end
  local opens = first.t == 'RawBlock' and (first.text:find('^#utuh%(') or first.text:find('^#berlanjut%('))
  return opens and blocks[at + 2] and blocks[at + 2].text and blocks[at + 2].text:find('^%]+$') and 3
end

local function passed(blocks, from)
  local units, at = {}, from
  while #units < PASSED and blocks[at] do
    local many = FLOWS[blocks[at].t] and 1 or tabled(blocks, at)
    if not many then break end
    units[#units + 1] = pandoc.List({ table.unpack(blocks, at, at + many - 1) })
    at = at + many
  end
  return units, at
end

local function movable(blocks)
  local made, at = pandoc.List(), 1
  while blocks[at] do
    local block, name = blocks[at], pictured(blocks[at])
    at = at + 1
    local units, behind = {}, at
    if name then units, behind = passed(blocks, at) end
    -- signatures go with what stands before them
    local signs = blocks[behind]
    if signs and signs.t == 'Table' then units[#units] = nil end
    if #units == 0 then
      made:insert(block)
    elseif typst then
      made:extend({ raw('#geser("' .. name .. '")['), block })
      for _, unit in ipairs(units) do
        made:insert(raw(']['))
        made:extend(unit)
        at = at + #unit
      end
      made:insert(raw(']'))
    else
      made:insert(block)
      for n, unit in ipairs(units) do
        made:extend(unit)
        made:insert(raw('<w:p lkj="' .. name .. '"/>'))
        at = at + #unit
      end
    end
  end
  return made
end

-- What only the whole shows: what stands beside what.
local function arrange(document)
  if docx then document.blocks = movable(document.blocks) end
  if not typst then return docx and document or nil end
  local made = pandoc.List()
  for n, block in ipairs(document.blocks) do
    local before, behind = document.blocks[n - 1], document.blocks[n + 1]
    local between = before and behind and block.t == 'Header' and LISTS[before.text] and LISTS[behind.text]
    if between then made:extend({ raw('#sambungan['), block, raw(']') })
    elseif block.t == 'Table' and block.attributes['typst:figure:kind'] == '"polos"' then signed(block, made) else made:insert(block) end
  end
  document.blocks = made:map(function(block)
    return block.t == 'Table' and block.classes:includes(RULED) and ruled_table(block) or block
  end)
  document.blocks = movable(document.blocks)
  return document
end

local report = {
  Pandoc = arrange,
  Header = heading,
  Figure = figure,
  Div = div,
  Para = part,
  Plain = part,
  CodeBlock = function(el)
    if el.text:sub(1, #DATA) == DATA then return table_of(el.text:sub(#DATA + 1)) end
    if el.text:sub(1, #PARTS) == PARTS then return learn(el.text) end
    return code(el)
  end,
}
for name, work in pairs(sanitise) do report[name] = report[name] or work end

return { report }
