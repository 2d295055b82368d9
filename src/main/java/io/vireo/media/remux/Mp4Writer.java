package io.vireo.media.remux;

import io.vireo.media.staging.StagedFile;
import io.vireo.media.staging.StagingArea;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/** Writes a progressive MP4: {@code ftyp}, {@code moov}, and one {@code mdat} with the samples. */
final class Mp4Writer {
    private static final long MAX_UINT32 = 0xFFFF_FFFFL;
    private static final byte[] FILE_TYPE = "ftypisom\0\0\2\0isomiso2iso4mp41".getBytes(StandardCharsets.ISO_8859_1);

    private final MovieInput movie;
    private final Scratch scratch;

    Mp4Writer(MovieInput movie, Scratch scratch) {
        this.movie = movie;
        this.scratch = scratch;
    }

    /**
     * Returns the new file, which the caller closes.
     *
     * @throws io.vireo.media.storage.StorageFullException if the disk has no space for it
     */
    StagedFile write(FileChannel source, StagingArea stagingArea) throws IOException {
        DataPlan plan = DataPlan.of(movie.tracks(), scratch);
        BoxFile moov = new BoxFile(scratch.file());
        MoovWriter writer = new MoovWriter(moov, movie, plan);
        // the positions depend on the size of the box, which depends on their width only
        writer.write(0, false);
        long front = 4L + FILE_TYPE.length;
        boolean wide = front + moov.position() + 16 + plan.bytes() > MAX_UINT32;
        boolean wideData = plan.bytes() + 8 > MAX_UINT32;
        if (wide) {
            moov.clear();
            writer.write(0, true);
        }
        long size = moov.position();
        moov.clear();
        writer.write(front + size + (wideData ? 16 : 8), wide);
        stagingArea.requireRoom(size + plan.bytes());
        StagedFile file = stagingArea.begin();
        boolean complete = false;
        try {
            file.write(ByteBuffer.allocate((int) front)
                    .putInt((int) front)
                    .put(FILE_TYPE)
                    .flip());
            file.write(moov.finish().channel(), 0, size);
            file.write(dataHeader(plan.bytes(), wideData));
            plan.copy(new SampleCopier(source, file));
            complete = true;
            return file;
        } finally {
            if (!complete) {
                file.close();
            }
        }
    }

    private static ByteBuffer dataHeader(long bytes, boolean wide) {
        ByteBuffer header = ByteBuffer.allocate(16);
        header.putInt(wide ? 1 : (int) (bytes + 8)).put("mdat".getBytes(StandardCharsets.ISO_8859_1));
        return wide ? header.putLong(bytes + 16).flip() : header.flip();
    }
}
