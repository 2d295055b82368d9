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
 * The bounded thread pool that publishes received files. The executor of the server would start a thread for each of several hundred
 * uploads that end at the same time. Here such uploads are queued; a queued upload occupies disk space, but no thread.
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

    /** Registers the metrics, so that they are reported from the start. */
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

    /** Runs the work as soon as a thread is available. */
    public void execute(Runnable work) {
        pool.execute(RequestIdFilter.propagating(work));
    }
}
