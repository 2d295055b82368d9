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
 * Generates a ZIP file and sends it as the body of an asynchronous response, whenever the container reports that the connection is
 * writable: no thread waits for a slow client. The connection is closed if the file cannot be sent completely.
 */
public final class ZipSender implements WriteListener {
    private static final System.Logger LOG = System.getLogger(ZipSender.class.getName());

    private final ServletOutputStream out;
    private final ZipWriter zip;
    private final Runnable ended;
    private final Runnable connectionAborter;
    private final AtomicBoolean over = new AtomicBoolean();
    /** Held while the ZIP file is read, because the container may report the end of the connection on another thread. */
    private final ReentrantLock writing = new ReentrantLock();

    private boolean released;

    private ZipSender(ServletOutputStream out, ZipWriter zip, Runnable ended, Runnable connectionAborter) {
        this.out = out;
        this.zip = zip;
        this.ended = ended;
        this.connectionAborter = connectionAborter;
    }

    /**
     * Starts sending and returns. The caller has set status and headers. If this method throws, the caller must complete the response and
     * release the items.
     *
     * @param ended called once, after the last byte or when the transfer has failed; completes the context
     * @param connectionAborter closes the connection
     */
    public static void send(AsyncContext async, List<ZipItem> items, Runnable ended, Runnable connectionAborter)
            throws IOException {
        ServletOutputStream out = async.getResponse().getOutputStream();
        ZipSender sender = new ZipSender(out, new ZipWriter(items), ended, connectionAborter);
        async.setTimeout(0);
        async.addListener(new AsyncCompletionListener(sender::end, sender::end));
        out.setWriteListener(sender);
    }

    @Override
    public void onWritePossible() {
        writing.lock();
        try {
            while (!over.get() && out.isReady()) {
                byte[] chunk = zip.next();
                if (chunk.length == 0) {
                    over.set(true);
                } else {
                    out.write(chunk);
                }
            }
        } catch (IOException | RuntimeException e) {
            onError(e);
        } finally {
            writing.unlock();
            release();
        }
    }

    /** Usually the client closed the connection. An incomplete ZIP file must not appear complete, so the connection is aborted. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "A ZIP file could not be sent completely", cause);
        if (!over.get()) {
            connectionAborter.run();
        }
        end();
    }

    private void end() {
        over.set(true);
        release();
    }

    /** Closes the ZIP file once the transfer is over. While another thread writes, that thread closes it afterwards. */
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
            LOG.log(Level.DEBUG, "A file of a ZIP file could not be closed", e);
        } finally {
            ended.run();
        }
    }
}
