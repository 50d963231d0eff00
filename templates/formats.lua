-- Before the document that pandoc was asked for, the same in other formats: read once, written several times.
-- Each goes to the standard output as soon as it is made, so that who waits for one does not wait for all: the number of
-- its bytes, a colon, the bytes. A line of it ends in a zero byte, for on Windows Lua would write two for a line feed.
-- `-V before="typst html5"` names them; filter.lua, before which this one runs, lies beside it. It is read by pandoc, for on
-- Windows Lua opens no file whose path has letters beyond those of the machine's code page.
local FILTER = PANDOC_SCRIPT_FILE:gsub('formats%.lua$', 'filter.lua')

function Pandoc(document)
  local asked = FORMAT
  for format in tostring(PANDOC_WRITER_OPTIONS.variables.before):gmatch('[^ ]+') do
    FORMAT = format
    local made = document:walk(load(pandoc.system.read_file(FILTER), '@' .. FILTER)()[1])
    local text = pandoc.write(made, format, { wrap_text = 'none' }):gsub('\n?$', '\n', 1):gsub('\n', '\0')
    io.stdout:write(#text, ':', text)
    io.stdout:flush()
  end
  FORMAT = asked
end
