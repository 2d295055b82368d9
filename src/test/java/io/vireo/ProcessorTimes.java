package io.vireo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Writes how much processor time each test class took to {@code target/processor-times.csv}: seconds of the JVM of the tests, seconds of
 * all processes that it has started, class. Two cores run the tests, so that this time, not waiting, is what a run takes. Works on Linux
 * only. A server that several classes share counts for the class that starts it, and its work for the class that runs.
 */
public final class ProcessorTimes implements TestExecutionListener {
    private static final Path FILE = Path.of("target", "processor-times.csv");
    private static final Path SELF = Path.of("/proc/self/stat");

    /** The unit of the times in {@code /proc}; the same on all usual systems. */
    private static final double TICKS_PER_SECOND = 100;

    private static final int FIRST_TIME = 11;

    private static final Object LOCK = new Object();

    private static long own;
    private static long others;

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        synchronized (LOCK) {
            if (own == 0 && Files.isReadable(SELF)) {
                own = own();
                others = others();
            }
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        Optional<String> name = className(test);
        if (name.isEmpty() || !Files.isReadable(SELF)) {
            return;
        }
        synchronized (LOCK) {
            long ownNow = own();
            long othersNow = others();
            write(String.format(
                    Locale.ROOT,
                    "%.2f,%.2f,%s%n",
                    (ownNow - own) / TICKS_PER_SECOND,
                    (othersNow - others) / TICKS_PER_SECOND,
                    name.get()));
            own = ownNow;
            others = othersNow;
        }
    }

    /** Returns the name of a class that is not nested in another. */
    private static Optional<String> className(TestIdentifier test) {
        return test.getSource()
                .filter(ClassSource.class::isInstance)
                .map(source -> ((ClassSource) source).getClassName())
                .filter(name -> test.isContainer() && !name.contains("$"));
    }

    private static void write(String line) {
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long own() {
        return time(SELF, 0);
    }

    /** Returns the time of the processes that have ended, and of those that run. */
    private static long others() {
        long running = ProcessHandle.current()
                .descendants()
                .map(process -> Path.of("/proc/" + process.pid() + "/stat"))
                .mapToLong(stat -> time(stat, 0) + time(stat, 2))
                .sum();
        return running + time(SELF, 2);
    }

    /**
     * Returns the user and the system time; 0 if the process has ended.
     *
     * @param first 0 for those of the process, 2 for those of its children that have ended
     */
    private static long time(Path stat, int first) {
        try {
            String line = Files.readString(stat);
            return Stream.of(line.substring(line.lastIndexOf(')') + 2).split(" "))
                    .skip(FIRST_TIME + first)
                    .limit(2)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException e) {
            return 0;
        }
    }
}
