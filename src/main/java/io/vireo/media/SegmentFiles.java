package io.vireo.media;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.media.segment.DataRange;
import io.vireo.media.staging.StagedFile;
import io.vireo.media.storage.S3Storage;
import io.vireo.media.storage.StorageIo;
import io.vireo.media.storage.StoredFile;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * The segment indexes of videos: {@code segments/<hash>.seg}. An index is made from the video alone, so it may be made again at any time,
 * and it is removed with the video. Methods throw the exceptions of {@link MediaStore}.
 */
@Component
public class SegmentFiles {
    private static final long MAX_SKIPPED_BYTES = 1 << 20;
    private static final String MEDIA_TYPE = "application/octet-stream";

    private final MediaStore store;

    @Inject
    public SegmentFiles(MediaStore store) {
        this.store = store;
    }

    /** Performs the slow part of {@link #publish}. */
    public void prepare(StagedFile index, String hash) {
        StorageIo.run(() -> store.files().prepare(index, name(hash), MEDIA_TYPE));
    }

    /** Stores or replaces the index of a video. */
    public void publish(StagedFile index, String hash) {
        StorageIo.run(() -> store.files().commit(index, name(hash)));
    }

    /** Removes the index of a video, if there is one. */
    public void remove(String hash) {
        StorageIo.run(() -> store.files().remove(name(hash)));
    }

    /** Returns the index of a video; empty if there is none. */
    public Optional<StoredFile> find(String hash) {
        return StorageIo.attempt(() -> store.files().find(name(hash), MEDIA_TYPE));
    }

    /**
     * Reads a part of an index or a video into memory.
     *
     * @throws NoSuchFileException if the file does not exist any more or was replaced
     * @throws EOFException if a local file is shorter than when it was found
     */
    public byte[] read(StoredFile file, long offset, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (InputStream in = store.files().read(file, offset, length)) {
            new DataInputStream(in).readFully(bytes);
        } catch (IOException e) {
            throw failure(e);
        }
        return bytes;
    }

    /** Returns what to throw: a failed transfer from a bucket says nothing about the file. */
    private IOException failure(IOException e) {
        if (store.bucket().isPresent() && !(e instanceof NoSuchFileException)) {
            throw new ServiceUnavailableException();
        }
        return e;
    }

    /**
     * Reads pieces of a file into memory, one after the other. A bucket sends what lies between pieces that are close to each other.
     *
     * @throws NoSuchFileException if the file does not exist any more or was replaced
     */
    public byte[] gather(StoredFile file, List<DataRange> pieces) throws IOException {
        byte[] bytes =
                new byte[(int) pieces.stream().mapToLong(DataRange::length).sum()];
        long end = pieces.stream().mapToLong(DataRange::end).max().orElse(0);
        int filled = 0;
        long position = 0;
        InputStream in = InputStream.nullInputStream();
        try {
            for (DataRange piece : pieces) {
                long gap = piece.offset() - position;
                if (filled == 0 || gap < 0 || gap > MAX_SKIPPED_BYTES) {
                    close(in);
                    in = store.files().read(file, piece.offset(), end - piece.offset());
                } else {
                    in.skipNBytes(gap);
                }
                if (in.readNBytes(bytes, filled, piece.length()) < piece.length()) {
                    throw new NoSuchFileException(file.path().toString(), null, "replaced by a shorter one");
                }
                filled += piece.length();
                position = piece.end();
            }
        } catch (IOException e) {
            throw failure(e);
        } finally {
            close(in);
        }
        return bytes;
    }

    private static void close(InputStream in) throws IOException {
        S3Storage.stop(in);
        in.close();
    }

    static String name(String hash) {
        return "segments/" + MediaStore.requireHash(hash) + ".seg";
    }
}
