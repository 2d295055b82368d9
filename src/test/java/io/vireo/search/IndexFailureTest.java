package io.vireo.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vireo.Await;
import io.vireo.changelog.ChangeLogRepository;
import io.vireo.changelog.ChangeLogRepository.State;
import io.vireo.http.ServiceUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.lucene.index.CheckIndex;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.util.IOUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An index whose files are damaged while it is open or closed, a full disk, and too many searches. */
class IndexFailureTest {
    private static final int ALL = FilmRows.COUNT;

    @TempDir
    Path directory;

    private final FilmRows rows = new FilmRows();
    private final SortedMap<Long, Long> changes = new TreeMap<>();
    private volatile boolean isFull;
    private SearchIndex index;
    private IndexFollower follower;

    /** What happens to a file. */
    enum Damage {
        DELETED,
        EMPTIED,
        CUT,
        OVERWRITTEN;

        void to(Path file) throws IOException {
            if (this == DELETED) {
                Files.delete(file);
                return;
            }
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                switch (this) {
                    case EMPTIED -> channel.truncate(0);
                    case CUT -> channel.truncate(channel.size() / 2);
                    default -> channel.write(java.nio.ByteBuffer.allocate(40), channel.size() / 3);
                }
            }
        }
    }

    /** A disk that may be full. */
    private final class Disk extends FilterDirectory {
        Disk(Directory in) {
            super(in);
        }

        @Override
        public IndexOutput createOutput(String name, IOContext context) throws IOException {
            if (isFull) {
                throw new IOException("No space left on device");
            }
            return super.createOutput(name, context);
        }
    }

    @BeforeEach
    void build() throws Exception {
        open();
        catchUp();
        follower.commit();
    }

    @AfterEach
    void close() {
        index.close();
    }

    private void open() throws IOException {
        index = new SearchIndex(directory) {
            @Override
            Directory directory(Path path) throws IOException {
                return new Disk(super.directory(path));
            }
        };
        follower = new IndexFollower(index, rows, new ChangeLogRepository() {
            @Override
            public SortedMap<Long, Long> after(long seq, int max) {
                return new TreeMap<>(changes.tailMap(seq + 1));
            }
        });
    }

    private State state() {
        return new State("database", changes.size(), 1, 0);
    }

    private void catchUp() throws Exception {
        follower.open();
        while (follower.step(state())) {
            // more
        }
    }

    private Path folder() {
        return directory.resolve("v" + SearchIndex.VERSION);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(file -> !file.endsWith("write.lock")).sorted().toList();
        }
    }

    private int hits() {
        SearchRequest request = SearchRequest.of(Scope.ALL, "film");
        return index.read(
                        List.<RankedPosition>of(),
                        searcher -> new RankedHits(searcher, request, RankedPosition.before(0), Rank.LAST).next(ALL))
                .size();
    }

    /** The site goes on, whatever a search finds meanwhile. */
    @ParameterizedTest
    @EnumSource(names = "OVERWRITTEN", mode = EnumSource.Mode.EXCLUDE)
    void shouldRebuildAfterAFileIsDamagedWhileItIsOpen(Damage damage) throws Exception {
        Path intact = Files.createDirectory(directory.resolve("intact"));
        index.close();
        for (Path file : files()) {
            Files.copy(file, intact.resolve(file.getFileName()));
        }
        for (Path file : files()) {
            IOUtils.rm(folder());
            Files.createDirectory(folder());
            for (Path copy : Files.list(intact).toList()) {
                Files.copy(copy, folder().resolve(copy.getFileName()));
            }
            open();
            catchUp();
            damage.to(file);
            for (int i = 0; i < 3; i++) {
                hits();
                change(i + 1);
                tryToCatchUp();
            }
            index.close();
            open();
            tryToCatchUp();
            tryToCatchUp();

            assertThat(hits()).as(file.toString()).isEqualTo(ALL);
            assertThat(follower.isIncomplete()).as(file.toString()).isFalse();
            follower.commit();
            index.close();
            checkFiles();
        }
    }

    private void checkFiles() throws IOException {
        try (FSDirectory files = FSDirectory.open(folder());
                CheckIndex check = new CheckIndex(files)) {
            assertThat(check.checkIndex().clean).isTrue();
        }
    }

    private void change(long key) {
        changes.put(changes.size() + 1L, key);
    }

    private void tryToCatchUp() {
        try {
            catchUp();
            follower.commit();
        } catch (Exception e) {
            index.reopen(e); // the next attempt is expected to succeed
        }
    }

    @Test
    void shouldSayThatHitsAreMissingOnceAFileCannotBeRead() throws Exception {
        for (Path file : files()) {
            Damage.EMPTIED.to(file);
        }
        assertThat(hits()).isZero();
        assertThat(follower.isIncomplete()).isTrue();

        tryToCatchUp();
        assertThat(hits()).isEqualTo(ALL);
        assertThat(follower.isIncomplete()).isFalse();
    }

    /** Merging reads what searches may never read. */
    @Test
    void shouldRebuildAfterAMergeFindsDamage() throws Exception {
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith("segments") && Files.size(file) > 2000) {
                Damage.OVERWRITTEN.to(file);
            }
        }
        for (int key = 1; key <= ALL / 2; key++) {
            change(key);
        }
        rows.read.clear();
        Await.until("a rebuilt index", () -> {
            tryToCatchUp();
            return rows.read.contains((long) ALL) && hits() == ALL; // it has not changed
        });
    }

    @Test
    void shouldBeginAnewIfTheFolderIsDeleted() throws Exception {
        IOUtils.rm(folder());
        change(7);
        tryToCatchUp();
        tryToCatchUp();

        assertThat(hits()).isEqualTo(ALL);
        index.close();
        open();
        catchUp();
        assertThat(hits()).isEqualTo(ALL);
    }

    /** The index is kept and searched; changes follow when there is space. */
    @Test
    void shouldWaitForSpace() throws Exception {
        rows.read.clear();
        isFull = true;
        for (int i = 0; i < 3; i++) {
            change(i + 1);
            assertThatThrownBy(() -> {
                        catchUp();
                        follower.commit();
                    })
                    .isInstanceOf(IOException.class);
            assertThat(hits()).isEqualTo(ALL);
        }
        isFull = false;
        catchUp();
        follower.commit();

        assertThat(hits()).isEqualTo(ALL);
        assertThat(follower.followed()).isEqualTo(changes.size());
        assertThat(rows.read).as("not rebuilt").hasSizeLessThan(20);
    }

    @Test
    void shouldSearchInTurnAndRefuseTooMany() throws Exception {
        int atOnce = Math.max(2, Runtime.getRuntime().availableProcessors());
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Future<Integer>> searches = new ArrayList<>();
        try {
            for (int i = 0; i < atOnce + SearchIndex.MAX_WAITING; i++) {
                index.admit();
                searches.add(threads.submit(() -> index.read(0, searcher -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    await(end);
                    return running.getAndDecrement();
                })));
            }
            Await.until("a refused search", () -> {
                threads.submit(() -> index.read(0, searcher -> 0));
                try {
                    index.admit();
                    return false;
                } catch (ServiceUnavailableException e) {
                    return true;
                }
            });
            assertThat(index.documents()).as("not in turn").isEqualTo(ALL);
            end.countDown();
            for (Future<Integer> search : searches) {
                assertThat(search.get()).isBetween(1, atOnce);
            }
            assertThat(most).hasValue(atOnce);
            index.admit();
        } finally {
            end.countDown();
            threads.shutdown();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
