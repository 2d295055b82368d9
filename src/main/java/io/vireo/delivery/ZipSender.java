package io.vireo.delivery;

import io.vireo.http.AsyncCompletionListener;
import io.vireo.http.ServiceUnavailableException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends a ZIP file as the body of an asynchronous response while it is made, only when the container says that the connection takes
 * more: no thread waits for a slow receiver.
 */
public final class ZipSender implements WriteListener {
    private static final System.Logger LOG = System.getLogger(ZipSender.class.getName());

    private final ServletOutputStream out;
    private final ZipWriter zip;
    private final Runnable ended;
    private final AtomicBoolean over = new AtomicBoolean();

    private ZipSender(ServletOutputStream out, ZipWriter zip, Runnable ended) {
        this.out = out;
        this.zip = zip;
        this.ended = ended;
    }

    /**
     * Starts to send and returns. Status and headers must be set before.
     *
     * @param ended called once, after the last byte or when that cannot be sent; completes the context
     */
    public static void send(AsyncContext async, List<ZipItem> items, Runnable ended) throws IOException {
        ServletOutputStream out = async.getResponse().getOutputStream();
        ZipSender sender = new ZipSender(out, new ZipWriter(items), ended);
        async.setTimeout(0);
        async.addListener(new AsyncCompletionListener(sender::end, sender::end));
        out.setWriteListener(sender);
    }

    @Override
    public void onWritePossible() throws IOException {
        while (!over.get() && out.isReady()) {
            byte[] piece = next();
            if (piece.length == 0) {
                end();
                return;
            }
            out.write(piece);
        }
    }

    private byte[] next() throws IOException {
        try {
            return zip.next();
        } catch (ServiceUnavailableException e) {
            throw new IOException(e);
        }
    }

    /** A receiver that went away is the usual cause; what it has is no whole ZIP file. */
    @Override
    public void onError(Throwable cause) {
        LOG.log(Level.DEBUG, "An export ended early", cause);
        end();
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            try {
                zip.close();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "Closing a file that was read", e);
            }
            ended.run();
        }
    }
}
