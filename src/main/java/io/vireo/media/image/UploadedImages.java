package io.vireo.media.image;

import io.vireo.http.ServiceUnavailableException;
import io.vireo.platform.Component;
import jakarta.inject.Inject;
import java.awt.Rectangle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Converts images sent by clients to images that can be published: decoded, rotated upright, scaled and encoded as JPEG, without metadata
 * of the original file. Transparent pixels become white; colors are converted to sRGB.
 *
 * <p>Limits apply in this order: the size of the file, its structure ({@link SanitizedImage}), the number of pixels in the header, and the
 * number of concurrent decoders. A decoded image has fewer than 5120 pixels on each side, because rows and columns of a larger image are
 * skipped; a progressive JPEG needs 6 more bytes for each pixel of the file. All methods throw {@link InvalidImageException} if the file is
 * not a JPEG, PNG or WebP image or has too many pixels, and {@link ServiceUnavailableException} if no decoder becomes available in time.
 */
@Component
public class UploadedImages {
    private static final System.Logger LOG = System.getLogger(UploadedImages.class.getName());
    private static final int QUEUE_TIMEOUT_SECONDS = 30;
    /** The maximum side length, as in JPEG; limits the memory for one row in a decoder. */
    private static final int LONGEST_SIDE = 65_535;

    private final ImageSettings settings;
    private final Semaphore decoders;

    @Inject
    UploadedImages(ImageSettings settings) {
        this.settings = settings;
        this.decoders = new Semaphore(settings.decoderThreads(), true);
        JdkImageReaders.register();
    }

    /** Returns the maximum size of a file in bytes. */
    public long maxBytes() {
        return settings.maxBytes();
    }

    /**
     * Returns the centered square of the image as JPEGs; a smaller image is enlarged.
     *
     * @param sides the side lengths in pixels
     */
    public List<byte[]> squares(Path file, int... sides) {
        int largest = Arrays.stream(sides).max().orElseThrow();
        return withPermit(file, image -> {
            OrientedImage picture = decode(image, centerSquare(image), largest);
            return Arrays.stream(sides)
                    .mapToObj(side -> picture.jpeg(new ImageSize(side, side)))
                    .toList();
        });
    }

    /**
     * Returns the whole image as a JPEG, never enlarged.
     *
     * @param longest the maximum side length in pixels
     */
    public byte[] within(Path file, int longest) {
        return withPermit(file, image -> {
            Rectangle all = new Rectangle(image.width(), image.height());
            return decode(image, all, longest).jpeg(ImageSize.within(image.width(), image.height(), longest));
        });
    }

    private <T> T withPermit(Path file, Function<SanitizedImage, T> use) {
        boolean acquired = false;
        try {
            acquired = decoders.tryAcquire(QUEUE_TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!acquired) {
                throw new ServiceUnavailableException();
            }
            return use.apply(read(file));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceUnavailableException();
        } finally {
            if (acquired) {
                decoders.release();
            }
        }
    }

    private SanitizedImage read(Path file) {
        SanitizedImage image = SanitizedImage.of(bytes(file));
        boolean tooLargeWebp =
                image.decoder() instanceof WebpDecoder webp && webp.framePixels() > settings.maxWebpPixels();
        if (tooLargeWebp
                || image.pixels() > settings.maxPixels()
                || Math.max(image.width(), image.height()) > LONGEST_SIDE) {
            throw new InvalidImageException("an image of " + image.width() + " by " + image.height() + " pixels");
        }
        return image;
    }

    private byte[] bytes(Path file) {
        try {
            if (Files.size(file) > settings.maxBytes()) {
                throw new InvalidImageException("larger than " + settings.maxBytes() + " bytes");
            }
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Rectangle centerSquare(SanitizedImage image) {
        int side = Math.min(image.width(), image.height());
        return new Rectangle((image.width() - side) / 2, (image.height() - side) / 2, side, side);
    }

    private static OrientedImage decode(SanitizedImage image, Rectangle part, int longest) {
        int step = Math.max(1, Math.max(part.width, part.height) / (2 * longest));
        try {
            return new OrientedImage(
                    image.decoder().decode(image.bytes(), part, step), image.orientation(), image.profile());
        } catch (ServiceUnavailableException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // decoders throw arbitrary unchecked exceptions for damaged files
            LOG.log(Level.DEBUG, "An image could not be decoded", e);
            throw new InvalidImageException("the image is damaged or unsupported: " + e.getMessage());
        }
    }
}
