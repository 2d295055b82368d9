package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * The response of a {@link FrameWorker}: for each JPEG, as soon as it is encoded, its length and its bytes; then 0, or a negative number
 * and the reason why there are no frames, or no more frames.
 */
final class FrameResponse {
    private static final int MAX_IMAGE_BYTES = 8 << 20;
    private static final int MAX_IMAGES = 64;
    private static final int END = 0;
    private static final int FAILURE = -1;

    private FrameResponse() {}

    static void write(DataOutputStream out, byte[] jpeg) throws IOException {
        out.writeInt(jpeg.length);
        out.write(jpeg);
        out.flush();
    }

    static void writeEnd(DataOutputStream out) throws IOException {
        out.writeInt(END);
        out.flush();
    }

    static void writeFailure(DataOutputStream out, String reason) throws IOException {
        out.writeInt(FAILURE);
        out.writeUTF(reason.length() > 200 ? reason.substring(0, 200) : reason);
        out.flush();
    }

    /**
     * Passes the JPEGs on until the end of the response.
     *
     * @throws FrameExtractionException if the worker reports that there are no frames, or no more frames
     * @throws IOException if the worker does not respond, or the response is invalid
     */
    static void read(DataInputStream in, FrameSink jpegs) throws IOException, FrameExtractionException {
        int length = in.readInt();
        for (int count = 0; length != END; count++) {
            if (length == FAILURE) {
                throw new FrameExtractionException(in.readUTF());
            }
            if (length < 0 || length > MAX_IMAGE_BYTES || count == MAX_IMAGES) {
                throw new IOException("Image " + count + " of " + length + " bytes");
            }
            byte[] jpeg = in.readNBytes(length);
            if (jpeg.length < length) {
                throw new EOFException("The response ends within an image");
            }
            jpegs.accept(jpeg);
            length = in.readInt();
        }
    }
}
