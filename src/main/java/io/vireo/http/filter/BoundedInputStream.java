package io.vireo.http.filter;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.http.ServiceUnavailableException;
import io.vireo.http.connector.ListenerSettings;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Request body limited in size and read time; reads beyond a limit throw an {@link ApiException}. */
final class BoundedInputStream extends ServletInputStream {
    private final ServletInputStream in;
    private final ListenerSettings settings;
    private final AtomicLong bufferedBytes;
    private final long start = System.nanoTime();
    private long count;

    /** @param bufferedBytes the number of buffered bytes of all bodies being read */
    BoundedInputStream(ServletInputStream in, ListenerSettings settings, AtomicLong bufferedBytes) {
        this.in = in;
        this.settings = settings;
        this.bufferedBytes = bufferedBytes;
    }

    /** Subtracts this body's bytes from the shared counter. */
    void release() {
        bufferedBytes.addAndGet(-count);
        count = 0;
    }

    /** Adds the bytes of a read to the counters and checks the limits; returns {@code bytes}. */
    private int count(int bytes) {
        if (bytes > 0) {
            count += bytes;
            if (count > settings.maxJsonBytes()) {
                throw CommonError.TOO_LARGE.exception();
            }
            if (bufferedBytes.addAndGet(bytes) > settings.maxBufferedBytes()) {
                throw new ServiceUnavailableException();
            }
        }
        if (System.nanoTime() - start > settings.requestTimeout().toNanos()) {
            throw CommonError.REQUEST_TIMEOUT.exception();
        }
        return bytes;
    }

    @Override
    public int read() throws IOException {
        int one = in.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        return count(in.read(bytes, offset, length));
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public boolean isFinished() {
        return in.isFinished();
    }

    @Override
    public boolean isReady() {
        return in.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        in.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
