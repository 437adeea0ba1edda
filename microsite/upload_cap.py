"""Stops an endless upload from filling the disk, before anybody looks at what it is."""

from django.core.files.uploadhandler import FileUploadHandler

from microsite.images import MOST_BYTES


class CappedUpload(FileUploadHandler):
    """First of the handlers: what comes after the largest allowed size is read and thrown away.

    A little more than that is kept, so that the form finds the file too large and says so.
    """

    def receive_data_chunk(self, raw_data, start):
        return None if start > MOST_BYTES else raw_data

    def file_complete(self, file_size):
        """The handlers below make the file."""
        return None
