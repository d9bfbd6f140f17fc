package health.trellis.localstack.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import health.trellis.localstack.Json;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** The EHR's key as a JWK (RFC 7517), and the assertions that it signs (RFC 7523, RS384). */
public final class EhrKey {
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final int LIFETIME_SECONDS = 120;

  private EhrKey() {}

  /** A new private key. */
  public static ObjectNode create() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
      ObjectNode jwk = Json.MAPPER.createObjectNode();
      jwk.put("kty", "RSA").put("alg", "RS384").put("use", "sig");
      jwk.put("kid", UUID.randomUUID().toString());
      jwk.put("n", number(key.getModulus())).put("e", number(key.getPublicExponent()));
      jwk.put("d", number(key.getPrivateExponent()));
      jwk.put("p", number(key.getPrimeP())).put("q", number(key.getPrimeQ()));
      jwk.put("dp", number(key.getPrimeExponentP())).put("dq", number(key.getPrimeExponentQ()));
      jwk.put("qi", number(key.getCrtCoefficient()));
      return jwk;
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("every JDK has RSA", failure);
    }
  }

  /** The part of a key that others may know, as a key set. */
  public static ObjectNode publicKeys(JsonNode privateJwk) {
    ObjectNode set = Json.MAPPER.createObjectNode();
    ObjectNode jwk = set.putArray("keys").addObject();
    for (String field : new String[] {"kty", "alg", "use", "kid", "n", "e"}) {
      jwk.set(field, privateJwk.get(field));
    }
    return set;
  }

  /** An assertion with which a client signs in. */
  static String assertion(JsonNode privateJwk, String clientId, String audience) {
    ObjectNode header = Json.MAPPER.createObjectNode();
    header.put("alg", "RS384").put("typ", "JWT").set("kid", privateJwk.get("kid"));
    long now = Instant.now().getEpochSecond();
    ObjectNode claims = Json.MAPPER.createObjectNode();
    claims.put("iss", clientId).put("sub", clientId).put("aud", audience);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("iat", now).put("exp", now + LIFETIME_SECONDS);
    String content = encode(header) + "." + encode(claims);
    return content + "." + sign(privateJwk, content);
  }

  private static String sign(JsonNode jwk, String content) {
    try {
      RSAPrivateKeySpec key = new RSAPrivateKeySpec(read(jwk, "n"), read(jwk, "d"));
      Signature signature = Signature.getInstance("SHA384withRSA");
      signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(key));
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException("the EHR's key cannot sign", failure);
    }
  }

  private static String encode(JsonNode json) {
    return BASE64.encodeToString(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Unsigned, as JWK wants it: without the sign's zero byte. */
  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
  }

  private static BigInteger read(JsonNode jwk, String field) {
    return new BigInteger(1, Base64.getUrlDecoder().decode(jwk.get(field).asText()));
  }
}
