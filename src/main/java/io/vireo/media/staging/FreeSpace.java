package io.vireo.media.staging;

import java.nio.file.Path;

/** Determines the free disk space. */
final class FreeSpace {
    private FreeSpace() {}

    /**
     * Returns the usable bytes of the file system of an existing file or directory. {@code Files.getFileStore} is not used because it
     * looks up the mount point and fails with "Mount point not found" in a chroot.
     */
    static long of(Path path) {
        return path.toFile().getUsableSpace();
    }
}
