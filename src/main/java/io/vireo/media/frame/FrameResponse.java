package io.vireo.media.frame;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How a {@link FrameWorker} answers: how many JPEGs, and of each a length and so many bytes; or a number below zero and the reason
 * for having none.
 */
final class FrameResponse {
    private static final int LARGEST = 8 << 20;
    private static final int MOST = 64;

    private FrameResponse() {}

    static void write(DataOutputStream out, List<byte[]> jpegs) throws IOException {
        out.writeInt(jpegs.size());
        for (byte[] jpeg : jpegs) {
            out.writeInt(jpeg.length);
            out.write(jpeg);
        }
        out.flush();
    }

    static void writeFailure(DataOutputStream out, String reason) throws IOException {
        out.writeInt(-1);
        out.writeUTF(reason.length() > 200 ? reason.substring(0, 200) : reason);
        out.flush();
    }

    /**
     * The JPEGs.
     *
     * @throws FrameExtractionException if the worker says that it has none
     * @throws IOException if the worker does not answer, or with nonsense
     */
    static List<byte[]> read(DataInputStream in) throws IOException, FrameExtractionException {
        int count = in.readInt();
        if (count < 0) {
            throw new FrameExtractionException(in.readUTF());
        }
        if (count == 0 || count > MOST) {
            throw new IOException("An answer of " + count + " images");
        }
        List<byte[]> jpegs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = in.readInt();
            if (length < 0 || length > LARGEST) {
                throw new IOException("An image of " + length + " bytes");
            }
            jpegs.add(in.readNBytes(length));
            if (jpegs.get(i).length < length) {
                throw new EOFException("An image that breaks off");
            }
        }
        return jpegs;
    }
}
