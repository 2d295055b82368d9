package io.vireo.media;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** How a {@link FrameWorker} answers: a length and so many bytes of JPEG, or a length below zero and the reason for having none. */
final class FrameAnswer {
    private static final int LARGEST = 8 << 20;

    private FrameAnswer() {}

    static void write(DataOutputStream out, byte[] jpeg) throws IOException {
        out.writeInt(jpeg.length);
        out.write(jpeg);
        out.flush();
    }

    static void writeFailure(DataOutputStream out, String reason) throws IOException {
        out.writeInt(-1);
        out.writeUTF(reason.length() > 200 ? reason.substring(0, 200) : reason);
        out.flush();
    }

    /**
     * The JPEG.
     *
     * @throws NoFrame if the worker says that it has none
     * @throws IOException if the worker does not answer, or with nonsense
     */
    static byte[] read(DataInputStream in) throws IOException, NoFrame {
        int length = in.readInt();
        if (length < 0) {
            throw new NoFrame(in.readUTF());
        }
        if (length > LARGEST) {
            throw new IOException("An answer of " + length + " bytes");
        }
        byte[] jpeg = new byte[length];
        in.readFully(jpeg);
        return jpeg;
    }
}
