package io.vireo.video.upload;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import io.vireo.media.NonBlockingBodyReader;
import io.vireo.platform.Metrics;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoSettings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
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
 * The bodies that are arriving now. Who sends nothing for the time of {@code vireo.upload.idle-timeout} is dropped; who sends slowly may
 * take as long as it likes.
 */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
class ActiveUploads implements StartupTask {
    private static final System.Logger LOG = System.getLogger(ActiveUploads.class.getName());

    private static final Counter RECEIVED = Counter.builder("vireo.upload.received")
            .description("Bytes of videos that have arrived, whatever became of them")
            .baseUnit("bytes")
            .register(Metrics.registry());

    /** How many times within the silence it is looked whether it is over. */
    private static final int LOOKS = 10;

    private final Set<NonBlockingBodyReader> open = ConcurrentHashMap.newKeySet();

    @Inject
    VideoSettings settings;

    @Resource
    ManagedScheduledExecutorService executor;

    private @Nullable Future<?> watch;

    @Override
    public void start() {
        long period = Math.max(1, settings.idleTimeout().toMillis() / LOOKS);
        Gauge.builder(
                        "vireo.uploads.active",
                        open,
                        all -> all.stream().filter(one -> !one.isEnded()).count())
                .description("Bodies of uploads that are arriving")
                .register(Metrics.registry());
        watch = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of uploads", this::dropSilent),
                period,
                period,
                TimeUnit.MILLISECONDS);
    }

    @PreDestroy
    void stop() {
        if (watch != null) {
            watch.cancel(false);
        }
    }

    /** A reception that is counted, and watched until it ends; the body is still to be told of it as its listener. */
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

    /** Answers to a request whose reception has failed. Of one that was given up the rest of the body is not awaited. */
    static void refuse(RuntimeException reason, HttpServletResponse response, AsyncResponse answer) {
        if (reason instanceof ApiException apiException && apiException.reason() == CommonError.REQUEST_TIMEOUT) {
            response.setHeader("Connection", "close");
        }
        answer.resume(reason);
    }

    /** An upload that cannot be ended must not keep the others. */
    private static void end(NonBlockingBodyReader nonBlockingBodyReader) {
        try {
            nonBlockingBodyReader.end(CommonError.REQUEST_TIMEOUT.exception());
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An idle upload could not be ended", e);
        }
    }

    private void dropSilent() {
        open.removeIf(NonBlockingBodyReader::isEnded);
        long longest = settings.idleTimeout().toNanos();
        for (NonBlockingBodyReader nonBlockingBodyReader : open) {
            if (nonBlockingBodyReader.silence() > longest) {
                end(nonBlockingBodyReader);
            }
        }
    }
}
