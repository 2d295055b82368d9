package io.vireo.delivery;

import io.vireo.delivery.grizzly.FastPathSender;
import io.vireo.delivery.grizzly.GrizzlyRequest;
import io.vireo.delivery.grizzly.SendfileSelectors;
import io.vireo.delivery.grizzly.SendfileSender;
import io.vireo.delivery.sender.AccelRedirectSender;
import io.vireo.delivery.sender.NonBlockingSender;
import io.vireo.delivery.sender.PresignedRedirectSender;
import io.vireo.delivery.sender.S3ProxySender;
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
import jakarta.servlet.ServletRequest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Chooses the way by which files get to the viewers, once, and watches them on it. */
@ApplicationScoped
@Phase(StartupPhase.WORKERS)
public class SenderSelector implements StartupTask {
    private static final System.Logger LOG = System.getLogger(SenderSelector.class.getName());

    private final DeliverySettings settings = DeliverySettings.from(Settings.current());
    private final ActiveTransfers activeTransfers = new ActiveTransfers(settings.idleTimeout(), System::nanoTime);
    private final List<Runnable> used = new ArrayList<>();

    @Inject
    MediaStore store;

    @Resource
    ManagedScheduledExecutorService executor;

    @Resource
    ManagedThreadFactory threads;

    private @Nullable FileSender sender;

    private @Nullable Future<?> watch;

    /** That of the running application. */
    static FileSender current() {
        return CDI.current().select(SenderSelector.class).get().way();
    }

    FileSender way() {
        return Objects.requireNonNull(sender);
    }

    @PostConstruct
    void choose() {
        sender = store.bucket().map(this::fromBucket).orElseGet(this::fromFolder);
    }

    /** The way from Payara's connector; none if files cannot be sent from there, or are not to be. */
    Optional<FastPathSender> shortWay() {
        return settings.fastPath() && way() instanceof SendfileSender sendFile
                ? Optional.of(new FastPathSender(
                        sendFile.viewers(), sendFile.transfers(), new SmallFileCache(settings.cacheBytes())))
                : Optional.empty();
    }

    @Override
    public void start() {
        LOG.log(Level.INFO, way().description());
        activeTransfers.meter();
        long period = Math.max(1, settings.idleTimeout().toMillis() / ActiveTransfers.LOOKS);
        watch = executor.scheduleAtFixedRate(
                new RepeatingTask("The idle check of downloads", activeTransfers::check),
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
        FileSender write = new NonBlockingSender(activeTransfers, breaker());
        if (!settings.sendfile() || !isOnGrizzly()) {
            return write;
        }
        SendfileSelectors sendfileSelectors = new SendfileSelectors();
        sendfileSelectors.start(threads);
        used.add(sendfileSelectors::close);
        return new SendfileSender(activeTransfers, sendfileSelectors, write);
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
        return new S3ProxySender(storage, activeTransfers, breaker(), senders);
    }

    /** What breaks the connection of a request; nothing on a server that is not known. */
    static Function<ServletRequest, Runnable> breaker() {
        return isOnGrizzly()
                ? request -> GrizzlyRequest.of(request)
                        .map(GrizzlyRequest::connectionAborter)
                        .orElse(() -> {})
                : request -> () -> {};
    }

    private static boolean isOnGrizzly() {
        try {
            Class.forName("org.glassfish.grizzly.http.server.Request", false, SenderSelector.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
