package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * A request to a {@link FrameWorker}: extract frames of {@code video} as JPEGs.
 *
 * @param width the displayed width of the video in pixels
 * @param height the displayed height of the video in pixels
 * @param rotation clockwise, in degrees
 * @param mirrored whether left and right are exchanged before the rotation
 * @param budgetMillis the time in milliseconds after which no further frame is decoded
 * @param count the number of frames: 1 for the most expressive frame, otherwise evenly spaced frames
 * @param frame the index of a frame that is returned as a tile of width × height pixels, see {@link FrameImage#rgb}; negative for JPEGs
 */
record FrameRequest(
        Path video, int width, int height, int rotation, boolean mirrored, int budgetMillis, int count, int frame) {
    private static final int NONE = -1;

    /** A request for JPEGs. */
    FrameRequest(Path video, int width, int height, int rotation, boolean mirrored, int budgetMillis, int count) {
        this(video, width, height, rotation, mirrored, budgetMillis, count, NONE);
    }

    /** Returns whether a tile is requested. */
    boolean isTile() {
        return frame >= 0;
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(video.toString());
        out.writeInt(width);
        out.writeInt(height);
        out.writeInt(rotation);
        out.writeBoolean(mirrored);
        out.writeInt(budgetMillis);
        out.writeInt(count);
        out.writeInt(frame);
        out.flush();
    }

    static FrameRequest readFrom(DataInputStream in) throws IOException {
        return new FrameRequest(
                Path.of(in.readUTF()),
                in.readInt(),
                in.readInt(),
                in.readInt(),
                in.readBoolean(),
                in.readInt(),
                in.readInt(),
                in.readInt());
    }
}
