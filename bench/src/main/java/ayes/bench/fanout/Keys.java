package ayes.bench.fanout;

import ayes.access.TokenType;
import ayes.access.jwt.Rsa;
import ayes.access.jwt.TokenVerifier;
import ayes.event.SessionId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Stands for ingest: signs participants' tokens, and serves the key that proves them. */
final class Keys implements AutoCloseable {

    private static final Duration LIFETIME = Duration.ofHours(12);

    private final RSAKey key;
    private final JWSSigner signer;
    private final HttpServer server;

    Keys() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("bench-1").generate();
        signer = Rsa.signer(key);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/.well-known/jwks.json", exchange -> {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, keys.length);
            try (var body = exchange.getResponseBody()) {
                body.write(keys);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/.well-known/jwks.json";
    }

    /**
     * One for each phone, as they come in different halls. Signing takes a millisecond each, on all cores.
     *
     * @param halls in the order of the phones
     */
    List<String> participants(List<SessionId> halls) {
        return IntStream.range(0, halls.size())
                .parallel()
                .mapToObj(phone -> participant(halls.get(phone)))
                .toList();
    }

    private String participant(SessionId hall) {
        var jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(new JOSEObjectType(TokenType.PARTICIPANT.header()))
                        .keyID(key.getKeyID())
                        .build(),
                new JWTClaimsSet.Builder()
                        .issuer(TokenVerifier.OURSELVES)
                        .audience(TokenVerifier.OURSELVES)
                        .subject(UUID.randomUUID().toString())
                        .claim("session", hall.toString())
                        .claim("tenant", Halls.TENANT.toString())
                        .expirationTime(Date.from(Instant.now().plus(LIFETIME)))
                        .build());
        try {
            jwt.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("cannot sign with a key of our own", e);
        }
        return jwt.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
