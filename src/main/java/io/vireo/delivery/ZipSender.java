package io.vireo.delivery;

import io.vireo.http.AsyncCompletionListener;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Sends a ZIP file as the body of an asynchronous response while it is made, only when the container says that the connection takes
 * more: no thread waits for a slow receiver. The connection is broken when the file cannot be sent to its end.
 */
public final class ZipSender implements WriteListener {
    private static final System.Logger LOG = System.getLogger(ZipSender.class.getName());

    private final ServletOutputStream out;
    private final ZipWriter zip;
    private final Runnable ended;
    private final Runnable breaker;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Held while the ZIP file is read: the container may report the end of the connection on another thread meanwhile. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean released;

    private ZipSender(ServletOutputStream out, ZipWriter zip, Runnable ended, Runnable breaker) {
        this.out = out;
        this.zip = zip;
        this.ended = ended;
        this.breaker = breaker;
    }

    /**
     * Starts to send and returns. Status and headers must be set before. If this throws, the answer and the items are still the
     * caller's.
     *
     * @param ended called once, after the last byte or when that cannot be sent; completes the context
     * @param breaker breaks the connection
     */
    public static void send(AsyncContext async, List<ZipItem> items, Runnable ended, Runnable breaker)
            throws IOException {
        ServletOutputStream out = async.getResponse().getOutputStream();
        ZipSender sender = new ZipSender(out, new ZipWriter(items), ended, breaker);
        async.setTimeout(0);
        async.addListener(new AsyncCompletionListener(sender::end, sender::end));
        out.setWriteListener(sender);
    }

    @Override
    public void onWritePossible() {
        writing.lock();
        try {
            while (!over.get() && out.isReady()) {
                byte[] piece = zip.next();
                if (piece.length == 0) {
                    over.set(true);
                } else {
                    out.write(piece);
                }
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        } finally {
            writing.unlock();
            release();
        }
    }

    /** A receiver that went away is the usual cause; what it has is no whole ZIP file. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "An export ended early", cause);
        if (!over.get()) {
            breaker.run();
        }
        end();
    }

    private void end() {
        over.set(true);
        release();
    }

    /** Once, when it is over. Not while another thread writes: that thread does so when it has finished. */
    private void release() {
        if (!over.get() || !writing.tryLock()) {
            return;
        }
        try {
            if (!released) {
                released = true;
                close();
            }
        } finally {
            writing.unlock();
        }
    }

    private void close() {
        try {
            zip.close();
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "Closing a file that was read", e);
        } finally {
            ended.run();
        }
    }
}
