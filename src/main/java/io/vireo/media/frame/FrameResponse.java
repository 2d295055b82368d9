package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;

/**
 * How a {@link FrameWorker} answers: of each JPEG, as soon as it is made, its length and so many bytes; then 0, or a number below zero
 * and the reason for having none, or no further ones.
 */
final class FrameResponse {
    private static final int LARGEST = 8 << 20;
    private static final int MOST = 64;
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
     * Passes the JPEGs on until the end of the answer.
     *
     * @throws FrameExtractionException if the worker says that it has none, or no further ones
     * @throws IOException if the worker does not answer, or with nonsense
     */
    static void read(DataInputStream in, FrameSink jpegs) throws IOException, FrameExtractionException {
        int length = in.readInt();
        for (int count = 0; length != END; count++) {
            if (length == FAILURE) {
                throw new FrameExtractionException(in.readUTF());
            }
            if (length < 0 || length > LARGEST || count == MOST) {
                throw new IOException("Image " + count + " of " + length + " bytes");
            }
            byte[] jpeg = in.readNBytes(length);
            if (jpeg.length < length) {
                throw new EOFException("An image that breaks off");
            }
            jpegs.accept(jpeg);
            length = in.readInt();
        }
    }
}
