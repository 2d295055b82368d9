package io.vireo.platform.database.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.vireo.platform.database.DatabaseStartupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Ensures that at most one Vireo process uses a data directory, by an operating-system lock that is released when the process ends.
 *
 * <p>Such a lock is lost when <em>any</em> descriptor of the file is closed in the process. A second application in the same JVM,
 * loaded by another class loader, is therefore rejected by a system property before it opens the file.
 */
final class DataDirectoryLock implements AutoCloseable {
    private final String property;
    private final FileChannel channel;

    private DataDirectoryLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** @throws DatabaseStartupException if another process holds the lock */
    static DataDirectoryLock acquire(Path file) throws IOException {
        String property = "vireo.lock:" + file;
        if (System.getProperties().putIfAbsent(property, "held") != null) {
            throw inUse(file);
        }
        DataDirectoryLock lock = null;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(file, CREATE, WRITE);
            if (channel.tryLock() == null) {
                throw inUse(file);
            }
            lock = new DataDirectoryLock(property, channel);
            return lock;
        } finally {
            if (lock == null) {
                System.clearProperty(property);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    private static DatabaseStartupException inUse(Path file) {
        return new DatabaseStartupException("The data directory " + file.getParent()
                + " is in use by another running Vireo; stop that one, or set vireo.data to another directory.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
        System.clearProperty(property);
    }
}
