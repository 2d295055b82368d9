package io.vireo.auth;

import io.vireo.TestServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.lang.JoseException;

/** Derives tokens from a genuine one: with changed claims, other keys, other algorithms, or altered bytes. */
public final class Forger {
    private final String genuine;

    public Forger(String genuine) {
        this.genuine = genuine;
    }

    /** Returns the claims of the genuine token without verifying its signature. */
    public JwtClaims claims() {
        try {
            return new JwtConsumerBuilder()
                    .setSkipAllValidators()
                    .setSkipSignatureVerification()
                    .setDisableRequireSignature()
                    .build()
                    .processToClaims(genuine);
        } catch (InvalidJwtException e) {
            throw new IllegalStateException("Not a token", e);
        }
    }

    /** Returns the header of the genuine token as JSON. */
    public String header() {
        return new String(Base64.getUrlDecoder().decode(part(0)), StandardCharsets.UTF_8);
    }

    String part(int number) {
        return genuine.split("\\.", -1)[number];
    }

    /** Returns a token with changed claims that is signed with the server's own key. */
    public String resigned(Consumer<JwtClaims> change) {
        return signed("ES256", serverKey(), change);
    }

    /** Returns a token with the same claims, signed with a key of the same type that the server does not know. */
    public String signedWithAnotherKey() {
        return signed("ES256", anotherKeyPair().getPrivate(), claims -> {});
    }

    /** Returns a token with changed claims, signed with {@code key}, and with {@code algorithm} in its header. */
    String signed(String algorithm, Key key, Consumer<JwtClaims> change) {
        JwtClaims claims = claims();
        change.accept(claims);
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setPayload(claims.toJson());
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue(header().replaceFirst(".*\"kid\":\"([^\"]*)\".*", "$1"));
        token.setKey(key);
        token.setDoKeyValidation(false);
        try {
            return token.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the genuine token with one character of part {@code number} changed. */
    public String altered(int number) {
        String[] parts = genuine.split("\\.", -1);
        int middle = parts[number].length() / 2;
        char other = parts[number].charAt(middle) == 'A' ? 'B' : 'A';
        parts[number] = parts[number].substring(0, middle) + other + parts[number].substring(middle + 1);
        return String.join(".", parts);
    }

    static KeyPair anotherKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the newest private key in the key directory of the test servers. */
    static PrivateKey serverKey() {
        try (Stream<Path> files = Files.list(TestServer.data().resolve("keys"));
                PEMParser pem = new PEMParser(Files.newBufferedReader(files.sorted()
                        .filter(file -> file.toString().endsWith(".pem"))
                        .reduce((first, last) -> last)
                        .orElseThrow()))) {
            return new JcaPEMKeyConverter().getPrivateKey((PrivateKeyInfo) pem.readObject());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
