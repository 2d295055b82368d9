package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What a {@link FrameWorker} is asked for: JPEGs of frames of {@code video}.
 *
 * @param width of the video as shown, in pixels
 * @param height of the video as shown, in pixels
 * @param rotation clockwise, in degrees
 * @param budgetMillis after this time no further frame is looked at
 * @param count how many: the most telling one, or so many spread over the video
 */
record FrameRequest(Path video, int width, int height, int rotation, int budgetMillis, int count) {

    void writeTo(DataOutputStream out) throws IOException {
        out.writeUTF(video.toString());
        out.writeInt(width);
        out.writeInt(height);
        out.writeInt(rotation);
        out.writeInt(budgetMillis);
        out.writeInt(count);
        out.flush();
    }

    static FrameRequest readFrom(DataInputStream in) throws IOException {
        return new FrameRequest(
                Path.of(in.readUTF()), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    }
}
