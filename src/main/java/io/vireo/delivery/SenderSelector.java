package io.vireo.delivery;

import io.vireo.delivery.sender.AccelRedirectSender;
import io.vireo.delivery.sender.NonBlockingSender;
import io.vireo.delivery.sender.PresignedRedirectSender;
import io.vireo.delivery.sender.S3ProxySender;
import io.vireo.http.ConnectorSelector;
import io.vireo.media.MediaStore;
import io.vireo.media.storage.PresignedUrls;
import io.vireo.media.storage.S3Storage;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.config.Settings;
import io.vireo.platform.jobs.RepeatingTask;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Selects the {@link FileSender} by the settings, once, and monitors its transfers for the idle timeout. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class SenderSelector implements StartupTask {
    private static final System.Logger LOG = System.getLogger(SenderSelector.class.getName());

    private final DeliverySettings settings = DeliverySettings.from(Settings.current());
    private final ActiveTransfers transfers = new ActiveTransfers(settings.idleTimeout(), System::nanoTime);
    private final List<Runnable> removals = new ArrayList<>();

    @Inject
    MediaStore store;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ConnectorSelector selector;

    private volatile @Nullable FileSender sender;

    private ZeroCopyDelivery.@Nullable Running zeroCopy;

    private @Nullable Future<?> idleCheck;

    /** Returns the sender of the running application. */
    static FileSender current() {
        return CDI.current().select(SenderSelector.class).get().sender();
    }

    FileSender sender() {
        return Objects.requireNonNull(sender);
    }

    @PostConstruct
    void select() {
        sender = store.bucket().map(this::fromBucket).orElseGet(this::fromFolder);
    }

    /** Returns the zero-copy delivery that supports the fast path; empty if the fast path is not supported or disabled. */
    Optional<ZeroCopyDelivery.Running> fastPath() {
        return settings.fastPath() && !selector.isPortable() ? Optional.ofNullable(zeroCopy) : Optional.empty();
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
        idleCheck = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of downloads", transfers::check),
                period,
                period,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (idleCheck != null) {
            idleCheck.cancel(false);
        }
        removals.forEach(Runnable::run);
    }

    private FileSender fromFolder() {
        if (settings.accelPrefix().isPresent()) {
            return new AccelRedirectSender(settings.accelPrefix().get(), store.root());
        }
        FileSender write = new NonBlockingSender(transfers, selector::aborter);
        if (!settings.sendfile()) {
            return write;
        }
        return selector.extension(ZeroCopyDelivery.class)
                .map(extension -> zeroCopy(extension, write))
                .orElse(write);
    }

    private FileSender zeroCopy(ZeroCopyDelivery extension, FileSender write) {
        try {
            ZeroCopyDelivery.Running running =
                    extension.start(new ZeroCopyDelivery.Dependencies(transfers, threads, write, selector::fallBack));
            removals.add(running::close);
            zeroCopy = running;
            selector.onFallback(() -> sender = write);
            return running.sender();
        } catch (LinkageError e) {
            selector.fallBack(e);
            return write;
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
        ExecutorService senders = Executors.newFixedThreadPool(storage.senders(), threads);
        removals.add(senders::shutdownNow);
        return new S3ProxySender(storage, transfers, selector::aborter, senders);
    }
}
