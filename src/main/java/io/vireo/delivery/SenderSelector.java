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

/** Chooses the way by which files get to the viewers, once, and watches them on it. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class SenderSelector implements StartupTask {
    private static final System.Logger LOG = System.getLogger(SenderSelector.class.getName());

    private final DeliverySettings settings = DeliverySettings.from(Settings.current());
    private final ActiveTransfers transfers = new ActiveTransfers(settings.idleTimeout(), System::nanoTime);
    private final List<Runnable> used = new ArrayList<>();

    @Inject
    MediaStore store;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource
    ManagedThreadFactory threads;

    @Inject
    ConnectorSelector selector;

    private volatile @Nullable FileSender way;

    private ZeroCopyDelivery.@Nullable Running zeroCopy;

    private @Nullable Future<?> watch;

    /** That of the running application. */
    static FileSender current() {
        return CDI.current().select(SenderSelector.class).get().way();
    }

    FileSender way() {
        return Objects.requireNonNull(way);
    }

    @PostConstruct
    void choose() {
        way = store.bucket().map(this::fromBucket).orElseGet(this::fromFolder);
    }

    /** What can answer before the servlet container; none if files cannot be sent from there, or are not to be. */
    Optional<ZeroCopyDelivery.Running> fastPath() {
        return settings.fastPath() && !selector.isPortable() ? Optional.ofNullable(zeroCopy) : Optional.empty();
    }

    /** The most memory for small files that are sent from there. */
    long cacheBytes() {
        return settings.cacheBytes();
    }

    @Override
    public void start() {
        LOG.log(Level.INFO, way().description());
        transfers.meter();
        long period = Math.max(1, settings.idleTimeout().toMillis() / ActiveTransfers.LOOKS);
        watch = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of downloads", transfers::check),
                period,
                period,
                TimeUnit.MILLISECONDS);
    }

    void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object stopping) {
        if (watch != null) {
            watch.cancel(false);
        }
        used.forEach(Runnable::run);
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
                .map(found -> zeroCopy(found, write))
                .orElse(write);
    }

    private FileSender zeroCopy(ZeroCopyDelivery found, FileSender write) {
        try {
            ZeroCopyDelivery.Running running =
                    found.start(new ZeroCopyDelivery.Parts(transfers, threads, write, selector::fallBack));
            used.add(running::close);
            zeroCopy = running;
            selector.onFallback(() -> way = write);
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
            PresignedUrls addresses = storage.addresses();
            used.add(addresses::close);
            return new PresignedRedirectSender(addresses);
        }
        ExecutorService senders = Executors.newFixedThreadPool(storage.senders(), threads);
        used.add(senders::shutdownNow);
        return new S3ProxySender(storage, transfers, selector::aborter, senders);
    }
}
