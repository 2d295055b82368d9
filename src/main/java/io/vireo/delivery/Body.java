package io.vireo.delivery;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** The body of one response while it is being sent. Used by one thread at a time unless a method says otherwise. */
public interface Body extends Closeable {
    /** Returns the number of bytes already sent. Thread-safe. */
    long sent();

    /** Returns the number of bytes still to be sent. */
    long remaining();

    /**
     * Reads the next bytes into {@code target}, as many as fit.
     *
     * @throws java.io.EOFException if the source has fewer bytes than announced
     */
    void read(ByteBuffer target) throws IOException;

    /** Releases expensive resources while the client is not reading; the next read acquires them again. Thread-safe. */
    default void releaseIdle() {}

    /** Releases all resources. Thread-safe. */
    @Override
    void close();
}
