package io.vireo.video.upload;

import io.micrometer.core.instrument.Gauge;
import io.vireo.http.RequestIdFilter;
import io.vireo.platform.Component;
import io.vireo.platform.Metrics;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import io.vireo.video.VideoSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The few threads that publish what has been received. The server's own executor would start one for each of five hundred uploads
 * that end at once; here they wait, and each of them waiting is a file on the disk and a request that holds no thread.
 */
@Component
@Phase(StartupPhase.PREPARE)
public class PublishingExecutor implements StartupTask {
    private final ThreadPoolExecutor pool;

    @Inject
    PublishingExecutor(VideoSettings settings, ManagedThreadFactory threads) {
        pool = new ThreadPoolExecutor(
                settings.publishingThreads(),
                settings.publishingThreads(),
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                threads);
        pool.allowCoreThreadTimeOut(true);
    }

    /** Its numbers are there from the start. */
    @Override
    public void start() {
        Gauge.builder(
                        "vireo.publishing.queued",
                        pool,
                        publishers -> publishers.getQueue().size())
                .description("Received files that wait to be inspected and published")
                .register(Metrics.registry());
        Gauge.builder("vireo.publishing.active", pool, ThreadPoolExecutor::getActiveCount)
                .description("Received files that are being inspected and published")
                .register(Metrics.registry());
    }

    @PreDestroy
    void stop() {
        pool.shutdownNow();
    }

    /** Runs it as soon as one of the threads is free. */
    public void execute(Runnable work) {
        pool.execute(RequestIdFilter.propagating(work));
    }
}
