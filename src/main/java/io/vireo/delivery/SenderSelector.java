package io.vireo.delivery;

import io.vireo.delivery.sender.AccelRedirectSender;
import io.vireo.delivery.sender.NonBlockingSender;
import io.vireo.delivery.sender.PresignedRedirectSender;
import io.vireo.delivery.sender.S3ProxySender;
import io.vireo.http.connector.ConnectorSelector;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.PresignedUrls;
import io.vireo.media.storage.S3Storage;
import io.vireo.platform.Component;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Reception;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Selects the {@link FileSender} by the settings, once, and monitors its transfers for the idle timeout. */
@Component
@Phase(StartupPhase.WORKERS)
public class SenderSelector implements StartupTask {
    private static final System.Logger LOG = System.getLogger(SenderSelector.class.getName());

    private final DeliverySettings settings;
    private final ActiveTransfers transfers;
    private final MediaStore store;
    private final ConnectorSelector selector;
    private final ManagedThreadFactory threads;
    private final ManagedScheduledExecutorService executor;
    private final Optional<ZeroCopyDelivery.Running> zeroCopy;
    private final List<Runnable> removals = new CopyOnWriteArrayList<>();
    private final FileSender composer;
    private volatile FileSender sender;

    @Inject
    SenderSelector(
            DeliverySettings settings,
            MediaStore store,
            ConnectorSelector selector,
            ManagedThreadFactory threads,
            ManagedScheduledExecutorService executor) {
        this.settings = settings;
        this.transfers = new ActiveTransfers(settings.idleTimeout(), System::nanoTime);
        this.store = store;
        this.selector = selector;
        this.threads = threads;
        this.executor = executor;
        this.composer = composer();
        FileSender portable = portable();
        this.zeroCopy = store.bucket().isEmpty() && settings.accelPrefix().isEmpty() && settings.sendfile()
                ? selector.extension(ZeroCopyDelivery.class).flatMap(extension -> zeroCopy(extension, portable))
                : Optional.empty();
        this.sender = zeroCopy.map(ZeroCopyDelivery.Running::sender).orElse(portable);
        if (zeroCopy.isPresent()) {
            selector.onFallback(() -> sender = portable);
        }
    }

    /** Returns the sender of the running application. */
    static SenderSelector current() {
        return CDI.current().select(SenderSelector.class).get();
    }

    FileSender sender() {
        return sender;
    }

    /** Returns the sender of bodies with computed parts, which a reverse proxy or a bucket cannot send. */
    FileSender composing() {
        FileSender files = sender;
        return files.evaluates() ? composer : files;
    }

    /** Returns the zero-copy delivery that supports the fast path; empty if the fast path is not supported or disabled. */
    Optional<ZeroCopyDelivery.Running> fastPath() {
        return settings.fastPath() && !selector.isPortable() ? zeroCopy : Optional.empty();
    }

    /** Returns the maximum size of the small-file cache, in bytes. */
    long cacheBytes() {
        return settings.cacheBytes();
    }

    @Override
    public void start() {
        LOG.log(Level.INFO, sender().description());
        transfers.meter();
        long period = Math.max(1, settings.idleTimeout().toMillis() / ActiveTransfers.CHECKS_PER_TIMEOUT);
        Future<?> idleCheck = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of downloads", transfers::check),
                period,
                period,
                TimeUnit.MILLISECONDS);
        removals.add(() -> idleCheck.cancel(false));
    }

    void stop(
            @Observes(notifyObserver = Reception.IF_EXISTS) @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        removals.forEach(Runnable::run);
    }

    /** Returns the sender that works on every servlet container. */
    private FileSender portable() {
        return store.bucket().map(this::fromBucket).orElseGet(this::fromFolder);
    }

    private FileSender fromFolder() {
        return settings.accelPrefix()
                .<FileSender>map(prefix -> new AccelRedirectSender(prefix, store.root()))
                .orElse(composer);
    }

    /** Returns the sender whose bytes all pass through this server. */
    private FileSender composer() {
        return store.bucket()
                .<FileSender>map(this::proxy)
                .orElseGet(() -> new NonBlockingSender(transfers, selector::aborter));
    }

    private FileSender proxy(S3Storage storage) {
        ExecutorService senders = Executors.newFixedThreadPool(storage.senders(), threads);
        removals.add(senders::shutdownNow);
        return new S3ProxySender(storage, transfers, selector::aborter, senders);
    }

    private Optional<ZeroCopyDelivery.Running> zeroCopy(ZeroCopyDelivery extension, FileSender portable) {
        try {
            ZeroCopyDelivery.Running running = extension.start(
                    new ZeroCopyDelivery.Dependencies(transfers, threads, portable, selector::fallBack));
            removals.add(running::close);
            return Optional.of(running);
        } catch (LinkageError e) {
            selector.fallBack(e);
            return Optional.empty();
        }
    }

    private FileSender fromBucket(S3Storage storage) {
        if (settings.accelPrefix().isPresent()) {
            throw new InvalidSettingException(
                    "vireo.media.accel-prefix", "must not be set if the files are in a bucket");
        }
        if (storage.redirects()) {
            PresignedUrls urls = storage.addresses();
            removals.add(urls::close);
            return new PresignedRedirectSender(urls);
        }
        return composer;
    }
}
