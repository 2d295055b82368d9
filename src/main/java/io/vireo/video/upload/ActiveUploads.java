package io.vireo.video.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.container.AsyncResponse;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The uploads in progress. An upload that receives no bytes for {@code vireo.upload.idle-timeout} is aborted; a slow upload may take any
 * time.
 */
@Component
@Phase(StartupPhase.WORKERS)
class ActiveUploads implements StartupTask {
    private static final System.Logger LOG = System.getLogger(ActiveUploads.class.getName());

    private static final Counter RECEIVED = Counter.builder("vireo.upload.received")
            .description("Received bytes of video files, including those of failed uploads")
            .baseUnit("bytes")
            .register(Metrics.registry());

    /** The number of idle checks within the idle timeout. */
    private static final int CHECKS_PER_TIMEOUT = 10;

    private final Set<NonBlockingBodyReader> open = ConcurrentHashMap.newKeySet();

    @Inject
    VideoSettings settings;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> idleCheck;

    @Override
    public void start() {
        long period = Math.max(1, settings.idleTimeout().toMillis() / CHECKS_PER_TIMEOUT);
        Gauge.builder(
                        "vireo.uploads.active",
                        open,
                        all -> all.stream().filter(one -> !one.isEnded()).count())
                .description("Uploads in progress")
                .register(Metrics.registry());
        idleCheck = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of uploads", this::abortIdle), period, period, TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (idleCheck != null) {
            idleCheck.cancel(false);
        }
    }

    /**
     * Creates a reader whose bytes are counted and whose idle timeout is enforced until it ends. The caller must register it as the
     * listener of the request body.
     */
    NonBlockingBodyReader of(
            HttpServletRequest request, Consumer<ByteBuffer> sink, Runnable received, Consumer<RuntimeException> failed)
            throws IOException {
        NonBlockingBodyReader nonBlockingBodyReader = new NonBlockingBodyReader(
                request,
                bytes -> {
                    RECEIVED.increment(bytes.remaining());
                    sink.accept(bytes);
                },
                received,
                failed);
        open.add(nonBlockingBodyReader);
        return nonBlockingBodyReader;
    }

    /**
     * Responds to a request whose upload has failed. After an idle timeout the connection is closed, because the rest of the body is not
     * read.
     */
    static void respond(RuntimeException failure, HttpServletResponse response, AsyncResponse asyncResponse) {
        if (failure instanceof ApiException apiException && apiException.reason() == CommonError.REQUEST_TIMEOUT) {
            response.setHeader("Connection", "close");
        }
        asyncResponse.resume(failure);
    }

    /** Aborts an upload. A failure is logged, so that the other uploads are still checked. */
    private static void abort(NonBlockingBodyReader nonBlockingBodyReader) {
        try {
            nonBlockingBodyReader.end(CommonError.REQUEST_TIMEOUT.exception());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An idle upload could not be aborted", e);
        }
    }

    private void abortIdle() {
        open.removeIf(NonBlockingBodyReader::isEnded);
        long timeout = settings.idleTimeout().toNanos();
        for (NonBlockingBodyReader nonBlockingBodyReader : open) {
            if (nonBlockingBodyReader.idleNanos() > timeout) {
                abort(nonBlockingBodyReader);
            }
        }
    }
}
