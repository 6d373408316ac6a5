import type { TextSet } from "./text-set";

/** The texts of a fresh installation, in force until an administrator writes others. */
export const firstTexts: TextSet = {
  en: {
    card: "{greeting}\n\nWe have refunded {amount} to your {method}. The money should be on your statement by {expected_by}. If you paid very recently, the original payment may simply disappear from your statement instead.\n\nReference: {reference}",
    account:
      "{greeting}\n\nWe have refunded {amount} the way you paid ({method}). The money should reach you by {expected_by}.\n\nReference: {reference}",
    on_its_way:
      "{greeting}\n\nYour refund of {amount} is on its way ({method}). We will write to you if anything holds it up.\n\nReference: {reference}",
    details_needed:
      "{greeting}\n\nYour refund of {amount} is ready. You will receive an e-mail from our payment provider that asks for your bank details; the money is sent as soon as you have entered them.",
  },
  de: {
    card: "{greeting}\n\nwir haben Ihnen {amount} auf Ihre {method} erstattet. Der Betrag sollte spätestens am {expected_by} auf Ihrer Abrechnung stehen. Liegt die Zahlung nur sehr kurz zurück, kann es sein, dass stattdessen die ursprüngliche Buchung einfach verschwindet.\n\nReferenz: {reference}",
    account:
      "{greeting}\n\nwir haben Ihnen {amount} auf dem Weg erstattet, auf dem Sie bezahlt haben ({method}). Das Geld sollte spätestens am {expected_by} bei Ihnen sein.\n\nReferenz: {reference}",
    on_its_way:
      "{greeting}\n\nIhre Erstattung über {amount} ist unterwegs ({method}). Wir melden uns bei Ihnen, falls sich etwas verzögert.\n\nReferenz: {reference}",
    details_needed:
      "{greeting}\n\nIhre Erstattung über {amount} liegt bereit. Sie erhalten eine E-Mail unseres Zahlungsdienstleisters, in der Sie nach Ihrer Bankverbindung gefragt werden; sobald Sie sie angegeben haben, wird das Geld überwiesen.",
  },
  fr: {
    card: "{greeting}\n\nNous vous avons remboursé {amount} sur votre {method}. Le montant devrait apparaître sur votre relevé au plus tard le {expected_by}. Si votre paiement est très récent, il se peut que l’opération d’origine disparaisse simplement de votre relevé.\n\nRéférence : {reference}",
    account:
      "{greeting}\n\nNous vous avons remboursé {amount} par le moyen de paiement que vous aviez utilisé ({method}). L’argent devrait vous parvenir au plus tard le {expected_by}.\n\nRéférence : {reference}",
    on_its_way:
      "{greeting}\n\nVotre remboursement de {amount} est en cours ({method}). Nous vous écrirons si quelque chose venait à le retarder.\n\nRéférence : {reference}",
    details_needed:
      "{greeting}\n\nVotre remboursement de {amount} est prêt. Vous allez recevoir un e-mail de notre prestataire de paiement vous demandant vos coordonnées bancaires ; l’argent sera envoyé dès que vous les aurez saisies.",
  },
  es: {
    card: "{greeting}\n\nHemos reembolsado {amount} en su {method}. El importe debería aparecer en su extracto a más tardar el {expected_by}. Si el pago es muy reciente, puede que el cargo original simplemente desaparezca de su extracto.\n\nReferencia: {reference}",
    account:
      "{greeting}\n\nHemos reembolsado {amount} por el mismo medio con el que pagó ({method}). El dinero debería llegarle a más tardar el {expected_by}.\n\nReferencia: {reference}",
    on_its_way:
      "{greeting}\n\nSu reembolso de {amount} está en camino ({method}). Le escribiremos si surge algún retraso.\n\nReferencia: {reference}",
    details_needed:
      "{greeting}\n\nSu reembolso de {amount} está listo. Recibirá un correo electrónico de nuestro proveedor de pagos en el que se le pedirán sus datos bancarios; el dinero se enviará en cuanto los haya indicado.",
  },
  pt: {
    card: "{greeting}\n\nO reembolso de {amount} foi feito no seu {method}. O valor deve aparecer no seu extrato até {expected_by}. Se o pagamento for muito recente, é possível que a cobrança original simplesmente desapareça do extrato.\n\nReferência: {reference}",
    account:
      "{greeting}\n\nO reembolso de {amount} foi feito pelo mesmo meio usado no pagamento ({method}). O dinheiro deve chegar até {expected_by}.\n\nReferência: {reference}",
    on_its_way:
      "{greeting}\n\nO seu reembolso de {amount} está a caminho ({method}). Entraremos em contato caso haja algum atraso.\n\nReferência: {reference}",
    details_needed:
      "{greeting}\n\nO seu reembolso de {amount} está pronto. O nosso prestador de serviços de pagamento enviará um e-mail a pedir os seus dados bancários; o dinheiro será enviado assim que forem indicados.",
  },
  it: {
    card: "{greeting}\n\nabbiamo rimborsato {amount} sulla Sua {method}. L’importo dovrebbe comparire sul Suo estratto conto entro il {expected_by}. Se il pagamento è molto recente, è possibile che l’addebito originale scompaia semplicemente dall’estratto conto.\n\nRiferimento: {reference}",
    account:
      "{greeting}\n\nabbiamo rimborsato {amount} con lo stesso metodo usato per il pagamento ({method}). L’importo dovrebbe arrivarLe entro il {expected_by}.\n\nRiferimento: {reference}",
    on_its_way:
      "{greeting}\n\nil Suo rimborso di {amount} è in arrivo ({method}). Le scriveremo se dovesse esserci un ritardo.\n\nRiferimento: {reference}",
    details_needed:
      "{greeting}\n\nil Suo rimborso di {amount} è pronto. Riceverà un’e-mail dal nostro fornitore di servizi di pagamento con la richiesta delle Sue coordinate bancarie; il denaro verrà inviato non appena le avrà inserite.",
  },
  nl: {
    card: "{greeting}\n\nWe hebben {amount} teruggestort op uw {method}. Het bedrag staat uiterlijk op {expected_by} op uw afschrift. Hebt u heel kort geleden betaald, dan kan het ook zijn dat de oorspronkelijke betaling gewoon van uw afschrift verdwijnt.\n\nReferentie: {reference}",
    account:
      "{greeting}\n\nWe hebben {amount} teruggestort via de betaalwijze die u had gebruikt ({method}). Het geld is uiterlijk op {expected_by} bij u.\n\nReferentie: {reference}",
    on_its_way:
      "{greeting}\n\nUw terugbetaling van {amount} is onderweg ({method}). We laten het u weten als er vertraging optreedt.\n\nReferentie: {reference}",
    details_needed:
      "{greeting}\n\nUw terugbetaling van {amount} staat klaar. U ontvangt een e-mail van onze betaalprovider waarin om uw bankgegevens wordt gevraagd; het geld wordt overgemaakt zodra u die hebt ingevuld.",
  },
  ja: {
    card: "{greeting}\n\n{amount}を{method}へ返金いたしました。{expected_by}までにご利用明細に反映される見込みです。お支払いから間もない場合は、返金が表示されず、元のお支払いが明細から消えることがあります。\n\n参照番号：{reference}",
    account:
      "{greeting}\n\nお支払いの際にご利用いただいた方法（{method}）で{amount}を返金いたしました。{expected_by}までに着金する見込みです。\n\n参照番号：{reference}",
    on_its_way:
      "{greeting}\n\n{amount}の返金手続きを進めております（{method}）。遅れが生じた場合は、改めてご連絡いたします。\n\n参照番号：{reference}",
    details_needed:
      "{greeting}\n\n{amount}の返金の準備が整いました。決済サービス会社より、振込先の口座情報をお伺いするメールをお送りいたします。ご入力いただき次第、送金いたします。",
  },
};
