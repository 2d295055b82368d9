package io.vireo.platform.database.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import io.vireo.platform.database.DatabaseStartupException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/**
 * Keeps a data directory to one running Vireo: an operating-system lock, which ends with the process however that ends.
 *
 * <p>Such a lock is lost when <em>any</em> descriptor of the file is closed in the process, so a second application in the same
 * JVM (its classes loaded by another loader) must be turned away before it opens the file: by a system property.
 */
final class DataDirectoryLock implements AutoCloseable {
    private final String property;
    private final FileChannel channel;

    private DataDirectoryLock(String property, FileChannel channel) {
        this.property = property;
        this.channel = channel;
    }

    /** @throws DatabaseStartupException if another Vireo holds the directory */
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
