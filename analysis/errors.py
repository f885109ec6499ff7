"""The errors that users see: each message names the file or value and says what to do about it."""


class DetenteError(Exception):
    """Base of every error that an edge (a page, the command line) shows as it is."""


class SourceError(DetenteError):
    """An article, file or manifest that can't be read; the rest of the batch goes on."""


class MetadataError(SourceError):
    """An article is read all the same, but something that was said of it can't be used."""


class AnalysisError(DetenteError):
    """An article on which an extractor failed: a fault of the program, told with the article."""


class SettingsError(DetenteError):
    """A setting from the environment or a missing part of the installation."""


class StoreError(DetenteError):
    """The store can't be opened, or does not hold what was asked of it."""


class MeanwhileError(StoreError):
    """A correction of what somebody else has corrected since the analyst's view was made."""


class ReaderError(DetenteError):
    """A stronger reader gave no answer that can count; the offline reading stays in place."""


class ReaderGoneError(ReaderError):
    """A stronger reader that can't be asked for the rest of a run, and what has to be mended."""


class BriefingError(DetenteError):
    """A briefing that can't be composed, kept or exported: the message says where and why."""


class BatchError(DetenteError):
    """Workers that can't be reached, are gone, or run another version of the program."""


class RightsError(DetenteError):
    """Somebody may not do, or not see, what they asked for; nothing was changed."""


class ShareError(DetenteError):
    """A link to a shared view that can't be opened: not whole, over, or taken back."""
