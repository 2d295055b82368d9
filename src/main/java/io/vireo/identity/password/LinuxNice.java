package io.vireo.identity.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Lets a thread stand back when others want the processor. Java's own thread priorities do nothing on Linux; the kernel's niceness
 * is one of the thread there (setpriority(2), "C library/kernel differences"), and anyone may raise it.
 */
final class LinuxNice {
    private static final Logger LOG = System.getLogger(LinuxNice.class.getName());
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private LinuxNice() {}

    /** The system call, by the name it has there. */
    interface LibC extends Library {
        int setpriority(int which, int who, int niceness);
    }

    /** For the calling thread; without effect where it is not Linux, as the call would be for the whole process there. */
    static void raise() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Native.load("c", LibC.class).setpriority(PRIO_PROCESS, THIS_THREAD, NICE);
        } catch (LinkageError e) {
            LOG.log(Level.DEBUG, "Passwords are hashed at the priority of requests", e);
        }
    }
}
