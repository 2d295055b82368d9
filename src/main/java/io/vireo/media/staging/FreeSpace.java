package io.vireo.media.staging;

import java.nio.file.Path;

/** How much may still be written. */
final class FreeSpace {
    private FreeSpace() {}

    /**
     * Bytes of the file system of an existing file or directory. Not by {@code Files.getFileStore}: that looks the file system up among
     * the mounts and fails with "Mount point not found" in a chroot, where they are not seen.
     */
    static long of(Path path) {
        return path.toFile().getUsableSpace();
    }
}
