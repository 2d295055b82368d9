package io.vireo.identity.password;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Lowers the OS scheduling priority of the calling thread. Java thread priorities have no effect on Linux, where the nice value belongs to
 * the thread (setpriority(2), "C library/kernel differences") and any user may raise it.
 */
final class LinuxNice {
    private static final Logger LOG = System.getLogger(LinuxNice.class.getName());
    private static final int PRIO_PROCESS = 0;
    private static final int THIS_THREAD = 0;
    private static final int NICE = 10;

    private LinuxNice() {}

    /** JNA binding of the C library; the method name is that of the system call. */
    interface LibC extends Library {
        int setpriority(int which, int who, int niceness);
    }

    /**
     * Raises the nice value of the calling thread. Does nothing on other systems than Linux, where the call would affect the whole
     * process.
     */
    static void raise() {
        if (!Platform.isLinux()) {
            return;
        }
        try {
            Native.load("c", LibC.class).setpriority(PRIO_PROCESS, THIS_THREAD, NICE);
        } catch (LinkageError e) {
            LOG.log(
                    Level.DEBUG,
                    "Cannot lower the thread priority; passwords are hashed at the priority of requests",
                    e);
        }
    }
}
