package io.vireo.delivery;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Generates a ZIP file in chunks, with one chunk in memory. An entry whose file is gone when the writer reaches it is left out; a file
 * deleted later is still sent completely. Uncompressed local files are read twice because their checksum precedes the content. Content
 * from S3 is read once and written as uncompressed DEFLATE blocks.
 */
final class ZipWriter implements Closeable {
    private static final int CHUNK_BYTES = 64 * 1024;

    private final Iterator<ZipItem> items;
    private final ByteArrayOutputStream chunk = new ByteArrayOutputStream(2 * CHUNK_BYTES);
    private final ZipOutputStream zip = new ZipOutputStream(chunk);
    private final ByteBuffer buffer = ByteBuffer.allocate(CHUNK_BYTES);
    private @Nullable ReadableByteChannel current;
    private boolean finished;

    ZipWriter(List<ZipItem> items) {
        this.items = items.iterator();
    }

    /** Returns the next chunk; empty after the last. */
    byte[] next() throws IOException {
        chunk.reset();
        while (chunk.size() == 0 && !finished) {
            step();
        }
        return chunk.toByteArray();
    }

    private void step() throws IOException {
        if (current != null) {
            copy(current);
        } else if (items.hasNext()) {
            open(items.next());
        } else {
            zip.finish();
            finished = true;
        }
    }

    private void open(ZipItem item) throws IOException {
        try {
            ReadableByteChannel content = item.content().open();
            current = content;
            ZipEntry entry = new ZipEntry(item.name());
            entry.setLastModifiedTime(item.content().modified());
            zip.setLevel(item.stored() ? Deflater.NO_COMPRESSION : Deflater.DEFAULT_COMPRESSION);
            if (item.stored() && content instanceof FileChannel file) {
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(file.size());
                entry.setCrc(checksum(file));
            }
            zip.putNextEntry(entry);
        } catch (NoSuchFileException e) {
            close();
        }
    }

    private long checksum(FileChannel file) throws IOException {
        CRC32 checksum = new CRC32();
        while (file.read(buffer.clear()) >= 0) {
            checksum.update(buffer.flip());
        }
        file.position(0);
        return checksum.getValue();
    }

    private void copy(ReadableByteChannel file) throws IOException {
        int count = file.read(buffer.clear());
        if (count < 0) {
            zip.closeEntry();
            close();
        } else {
            zip.write(buffer.array(), 0, count);
        }
    }

    /** Closes the file that is currently open. */
    @Override
    public void close() throws IOException {
        if (current != null) {
            current.close();
            current = null;
        }
    }
}
