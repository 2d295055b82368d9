package io.vireo.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The body of one answer on its way out. For one thread at a time, but for what is said otherwise. */
public interface Body extends Closeable {
    /** How many bytes are out; may be asked by any thread. */
    long sent();

    /** How many are not. */
    long remaining();

    /**
     * Reads what fits into {@code target}.
     *
     * @throws java.io.EOFException if there is less than was said
     */
    void read(ByteBuffer target) throws IOException;

    /** Lets go for a while of what is dear to hold: the viewer takes nothing now. By any thread. */
    default void releaseIdle() {}

    /** By any thread. */
    @Override
    void close();
}
