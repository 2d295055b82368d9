package io.vireo.media;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicBoolean;
import org.glassfish.grizzly.CompletionHandler;
import org.glassfish.grizzly.FileChunk;
import org.glassfish.grizzly.WriteResult;
import org.glassfish.grizzly.threadpool.Threads;
import org.jspecify.annotations.Nullable;

/**
 * A body that Grizzly's write queue moves from the file to the socket by the kernel's sendfile, a bounded bit each time that the
 * socket takes more (docs/decisions/0015-sendfile.md).
 */
@SuppressWarnings("rawtypes") // as the queue has them
final class SendFile implements FileChunk, CompletionHandler<WriteResult>, Viewers.Viewer {
    private static final System.Logger LOG = System.getLogger(SendFile.class.getName());

    /** A fast viewer must not keep the others waiting for long. */
    private static final long AT_ONCE = 4 * 1024 * 1024;

    /** With more bodies on their way none is begun on a thread for requests, where all requests that came later would wait for it. */
    private static final int FEW = 32;

    /** More than the buffer of a socket may have grown meanwhile: what it takes then was not taken by the viewer. */
    private static final long NUDGE = 16 * 1024 * 1024;

    private final Outgoing body;
    private final Viewers viewers;
    private final Runnable ended;
    private final Runnable breakOff;
    private final AtomicBoolean closed = new AtomicBoolean();
    private @Nullable WritableByteChannel socket;

    /**
     * @param ended called once, after the last byte or when the connection is broken
     * @param breakOff breaks the connection, whatever is still to be written
     */
    SendFile(Outgoing body, Viewers viewers, Runnable ended, Runnable breakOff) {
        this.body = body;
        this.viewers = viewers;
        this.ended = ended;
        this.breakOff = breakOff;
    }

    /**
     * What the queue gets told is not bytes: for a message of this kind it reserves one unit of its space, but gives back as many as
     * it is told were written. With the true number its account would be wrong from then on, and the connection stuck.
     */
    @Override
    public synchronized long writeTo(WritableByteChannel channel) throws IOException {
        socket = channel;
        if (Threads.isService() || viewers.count() <= FEW) {
            body.transferTo(channel, AT_ONCE);
        }
        return body.remaining() == 0 ? 1 : 0;
    }

    @Override
    public boolean hasRemaining() {
        return body.remaining() > 0;
    }

    @Override
    public int remaining() {
        return (int) Math.min(Integer.MAX_VALUE, body.remaining());
    }

    @Override
    public boolean isExternal() {
        return true;
    }

    @Override
    public boolean release() {
        return true;
    }

    @Override
    public boolean isByKernel() {
        return true;
    }

    @Override
    public long taken() {
        return body.sent();
    }

    @Override
    public synchronized void nudge() {
        if (socket == null || closed.get()) {
            return;
        }
        try {
            body.transferTo(socket, NUDGE);
        } catch (IOException e) {
            drop();
        }
    }

    @Override
    public void drop() {
        breakOff.run();
        end();
    }

    @Override
    public void completed(WriteResult result) {
        end();
    }

    @Override
    public void updated(WriteResult result) {}

    @Override
    public void cancelled() {
        end();
    }

    /** A peer that went away is the usual cause: nothing to report. */
    @Override
    public void failed(Throwable cause) {
        LOG.log(Level.DEBUG, "A transfer ended early", cause);
        drop();
    }

    private void end() {
        if (closed.compareAndSet(false, true)) {
            viewers.remove(this);
            synchronized (this) {
                body.close();
            }
            ended.run();
        }
    }
}
