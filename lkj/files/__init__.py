"""The one way to open and the one way to write: every file that `lkj` reads or makes goes through this room.

It knows nothing of reports. What it refuses it refuses by `FileError`, in Indonesian.
"""

from lkj.files.cache import Cache
from lkj.files.errors import FileError, RefusedError, Why, link_refused, reason, refused, special, told, too_large
from lkj.files.folder import Kind
from lkj.files.leftovers import Scratch, keep, kept, own_temporary, scratch
from lkj.files.locate import (
    identity_of,
    is_tree,
    is_tree_to_be,
    office_around,
    project_above,
    tree_above,
    tree_sharing,
)
from lkj.files.opening import reachable
from lkj.files.origin import FolderOrigin, Origin, Overlay
from lkj.files.read import (
    MAX_BYTES,
    bounded,
    entries,
    has_own,
    is_special,
    is_there,
    kind,
    name_in,
    package_templates,
    read,
    read_given,
    read_named,
    read_own,
    read_stream,
    writable,
)
from lkj.files.unfinished import clean_up
from lkj.files.write import foresee, probe, write_all, write_folder

__all__ = [
    "MAX_BYTES", "Cache", "FileError", "FolderOrigin", "Kind", "Origin", "Overlay", "RefusedError", "Scratch", "Why",
    "bounded", "clean_up", "entries", "foresee", "has_own", "identity_of", "is_special", "is_there", "is_tree",
    "is_tree_to_be", "keep", "kept", "kind", "link_refused", "name_in", "office_around", "own_temporary",
    "package_templates", "probe", "project_above", "reachable", "read", "read_given", "read_named", "read_own",
    "read_stream", "reason", "refused", "scratch", "special", "told", "too_large", "tree_above", "tree_sharing",
    "writable", "write_all", "write_folder",
]  # fmt: skip
