package io.vireo.media.staging;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundFsyncTest {
    private final CountDownLatch flushed = new CountDownLatch(1);

    @Test
    void shouldReportABackgroundFailureOnFinish() throws InterruptedException {
        BackgroundFsync file = new BackgroundFsync(metadata -> {
            if (!metadata) {
                flushed.countDown();
                throw new IOException("the disk is broken");
            }
        });
        file.begin();
        flushed.await();
        assertThatExceptionOfType(IOException.class).isThrownBy(file::finish).withMessage("the disk is broken");
    }

    @Test
    void shouldFinishWithoutAFailure() throws InterruptedException {
        BackgroundFsync file = new BackgroundFsync(metadata -> flushed.countDown());
        file.begin();
        flushed.await();
        assertThatNoException().isThrownBy(file::finish);
    }
}
