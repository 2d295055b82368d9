package io.vireo.media.storage;

import io.vireo.http.ApiException;
import io.vireo.http.CommonError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Signals that the file system of the media store is full, except for the reserve. */
public final class StorageFullException extends ApiException {
    private static final long serialVersionUID = 1L;

    private static final List<String> MESSAGES = messages();

    public StorageFullException() {
        super(CommonError.NO_SPACE);
    }

    /**
     * Throws {@link StorageFullException} if {@code e} was caused by a full disk. Java has no exception for ENOSPC and EDQUOT, so the
     * operating system's message is compared.
     */
    static void throwIfCausedBy(IOException e) {
        String message = lowerCase(e);
        if (MESSAGES.stream().anyMatch(message::contains)) {
            throw new StorageFullException();
        }
    }

    /** Returns the localized messages for a full disk; on Linux they are obtained by writing to {@code /dev/full}. */
    private static List<String> messages() {
        List<String> messages = new ArrayList<>(List.of("no space left", "not enough space", "quota"));
        try (FileChannel full = FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE)) {
            full.write(ByteBuffer.allocate(1));
        } catch (FileSystemException e) {
            return messages; // the device does not exist or cannot be opened
        } catch (IOException e) {
            messages.add(lowerCase(e));
        }
        return messages;
    }

    private static String lowerCase(IOException e) {
        return String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    }
}
