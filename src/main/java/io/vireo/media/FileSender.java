package io.vireo.media;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Sends a part of a file as the body of an asynchronous response, only when the container says that the connection takes more:
 * no thread waits for a slow viewer.
 */
final class FileSender implements WriteListener, AsyncListener {
    private static final System.Logger LOG = System.getLogger(FileSender.class.getName());
    private static final int CHUNK = 64 * 1024;

    private final ServletOutputStream out;
    private final Runnable ended;
    private final FileChannel file;
    private final ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    private long position;
    private long remaining;

    private FileSender(ServletOutputStream out, FileChannel file, long offset, long length, Runnable ended) {
        this.out = out;
        this.file = file;
        this.position = offset;
        this.remaining = length;
        this.ended = ended;
    }

    /**
     * Starts to send {@code length} bytes of {@code file} from {@code offset} on and returns. Status and headers must be set before,
     * {@code Content-Length} above all.
     *
     * @param ended called once, after the last byte or when the peer went away before it; completes the context
     * @throws IOException if the file cannot be opened; then nothing was sent and {@code ended} is not called
     */
    static void send(AsyncContext async, Path file, long offset, long length, Runnable ended) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            ServletOutputStream out = async.getResponse().getOutputStream();
            FileSender sender = new FileSender(out, channel, offset, length, ended);
            async.setTimeout(0);
            async.addListener(sender);
            out.setWriteListener(sender);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        while (out.isReady()) {
            if (remaining == 0) {
                end();
                return;
            }
            chunk.clear().limit((int) Math.min(CHUNK, remaining));
            int read = file.read(chunk, position);
            if (read < 0) {
                LOG.log(Level.WARNING, "A file became shorter while it was sent");
                throw new EOFException("The file became shorter while it was sent");
            }
            position += read;
            remaining -= read;
            out.write(chunk.array(), 0, read);
        }
    }

    /** A peer that went away is the usual cause: nothing to report. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "A transfer ended early", cause);
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }

    private void end() {
        if (close()) {
            ended.run();
        }
    }

    /** Whether this call was the one that closed it. */
    private synchronized boolean close() {
        if (!file.isOpen()) {
            return false;
        }
        try {
            file.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Closing a file that was read", e);
        }
        return true;
    }
}
