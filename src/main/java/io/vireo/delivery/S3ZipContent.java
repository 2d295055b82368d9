package io.vireo.delivery;

import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.StoredFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.attribute.FileTime;

/** The content of a ZIP entry that is read from S3. */
record S3ZipContent(S3Storage bucket, StoredFile file) implements ZipItem.Content {
    @Override
    public ReadableByteChannel open() throws IOException {
        return Channels.newChannel(bucket.read(file, 0, file.length()));
    }

    @Override
    public FileTime modified() {
        return FileTime.from(file.lastModified());
    }
}
