package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A request to a {@link FrameWorker}: extract frames of {@code video} as JPEGs.
 *
 * @param width the displayed width of the video in pixels
 * @param height the displayed height of the video in pixels
 * @param rotation clockwise, in degrees
 * @param mirrored whether left and right are exchanged before the rotation
 * @param budgetMillis the time in milliseconds after which no further frame is decoded
 * @param count the number of frames: 1 for the most expressive frame, otherwise evenly spaced frames
 * @param keyframe a keyframe that is returned as a tile of width × height pixels, see {@link FrameImage#rgb}; null for JPEGs
 */
record FrameRequest(
        Path video,
        int width,
        int height,
        int rotation,
        boolean mirrored,
        int budgetMillis,
        int count,
        @Nullable CodedKeyframe keyframe) {
    /** A request for JPEGs. */
    FrameRequest(Path video, int width, int height, int rotation, boolean mirrored, int budgetMillis, int count) {
        this(video, width, height, rotation, mirrored, budgetMillis, count, null);
    }

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(video.toString());
        out.writeInt(width);
        out.writeInt(height);
        out.writeInt(rotation);
        out.writeBoolean(mirrored);
        out.writeInt(budgetMillis);
        out.writeInt(count);
        out.writeBoolean(keyframe != null);
        if (keyframe != null) {
            keyframe.writeTo(out);
        }
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
                in.readBoolean() ? CodedKeyframe.readFrom(in) : null);
    }
}
