package io.vireo.auth;

import io.vireo.platform.Component;
import io.vireo.platform.PrivateFiles;
import io.vireo.platform.config.InvalidSettingException;
import io.vireo.platform.startup.Phase;
import io.vireo.platform.startup.StartupPhase;
import io.vireo.platform.startup.StartupTask;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;

/**
 * The keys of the tokens. Every file {@code token-*.pem} of the key directory is used for verification; the last one by name that contains
 * a private key is used for signing. If the directory contains no key, a key pair is generated at startup.
 *
 * <p>Key rotation: add a file with a later name and restart; remove the old file after the tokens that it signed have expired.
 */
@Component
@Phase(StartupPhase.PREPARE)
class SigningKeys implements StartupTask {
    private static final Logger LOG = System.getLogger(SigningKeys.class.getName());

    private final PrivateKey signingKey;
    private final String signingKeyId;
    private final JsonWebKeySet verificationKeys = new JsonWebKeySet();

    @Inject
    SigningKeys(TokenSettings settings, SecureRandom random) {
        PemKeys.Pem last = null;
        try {
            for (Path file : files(settings, random)) {
                PemKeys.Pem pem = PemKeys.read(file);
                verificationKeys.addJsonWebKey(webKey(pem));
                last = pem.privateKey() == null ? last : pem;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read or write the key directory " + settings.keys(), e);
        }
        if (last == null || last.privateKey() == null) {
            throw new InvalidSettingException("vireo.token.keys", "names a directory without a private key");
        }
        signingKey = last.privateKey();
        signingKeyId = webKey(last).getKeyId();
    }

    /** Does nothing: the constructor, which runs at startup because the bean is a startup task, reports invalid keys. */
    @Override
    public void start() {}

    private static List<Path> files(TokenSettings settings, SecureRandom random) throws IOException {
        Path directory = PrivateFiles.directory(settings.keys());
        if (list(directory).isEmpty()) {
            generateKeyPair(directory, random);
        }
        return list(directory);
    }

    /** Generates one key pair, also if several nodes that share the directory start at the same time. */
    private static void generateKeyPair(Path directory, SecureRandom random) throws IOException {
        try (FileChannel lock = PrivateFiles.openFile(directory.resolve(".making"));
                FileLock held = lock.lock()) {
            Path file = directory.resolve("token-1.pem");
            if (list(directory).isEmpty()) {
                PemKeys.write(file, PemKeys.generate(random));
                LOG.log(Level.INFO, "Generated a key pair for signing tokens: {0}", file);
            }
        }
    }

    private static List<Path> list(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().matches("token-.+\\.pem"))
                    .sorted()
                    .toList();
        }
    }

    private static EllipticCurveJsonWebKey webKey(PemKeys.Pem pem) {
        EllipticCurveJsonWebKey key = new EllipticCurveJsonWebKey(pem.publicKey());
        key.setKeyId(key.calculateBase64urlEncodedThumbprint("SHA-256"));
        key.setUse("sig");
        key.setAlgorithm("ES256");
        return key;
    }

    PrivateKey signingKey() {
        return signingKey;
    }

    /** Returns the RFC 7638 thumbprint of the signing key, the {@code kid} of tokens. */
    String signingKeyId() {
        return signingKeyId;
    }

    /** Returns the public keys as a JWK set (RFC 7517). */
    String verificationKeys() {
        return verificationKeys.toJson(OutputControlLevel.PUBLIC_ONLY);
    }
}
