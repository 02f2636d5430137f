"""What a text must not hold to stand in XML, as pictures and slides are."""

from __future__ import annotations

import re

NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
