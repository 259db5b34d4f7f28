import type { SeedConversation } from "./conversations.ts";

export const laterConversations: SeedConversation[] = [
  {
    from: "solveig",
    hoursAgo: 59,
    body: "I just wanted to say that the new search is wonderful. I found a note from two years ago in three seconds, with a customer standing in front of me.",
    replies: [
      { from: "mairead", minutesLater: 80, body: "That made our morning, Sólveig. Thank you!" },
    ],
    tags: ["praise"],
  },
  {
    from: "visitor",
    hoursAgo: 46,
    body: "hello is there a version for the apple watch? would like to dictate a note while riding",
    replies: [
      {
        from: "bot",
        minutesLater: 1,
        body: "Fieldnote runs on iPhone, iPad and Android. Shall I ask a teammate about the watch?",
      },
      {
        from: "visitor",
        minutesLater: 3,
        body: "yes please. voice only would be fine, no screen needed",
      },
      {
        from: "priya",
        minutesLater: 190,
        body: "Hi there! Not yet, but you are not the first to ask.",
      },
    ],
  },
  {
    from: "joao",
    hoursAgo: 33,
    subject: "Nova equipa: convites",
    byEmail: true,
    body: "Bom dia,\n\nestou a adicionar 14 colegas e tenho de escrever cada e-mail à mão. Há forma de colar uma lista?\n\nCumprimentos\nJoão",
    replies: [
      {
        from: "tomasz",
        minutesLater: 120,
        body: "Bom dia João, ainda não. Envie-me a lista e eu trato disso hoje.",
      },
      {
        from: "joao",
        minutesLater: 141,
        body: "Obrigado! Mas seria bom poder fazê-lo sozinho, temos rotação todos os meses.",
      },
    ],
    tags: ["onboarding"],
  },
  {
    from: "kenji",
    title: "Translate a note with one tap",
    hoursAgo: 21,
    body: "Our guides work in English and Japanese. Could each note be translated with one tap? Right now they paste it into another app and back, and the photos get lost on the way.",
    replies: [
      {
        from: "mairead",
        minutesLater: 33,
        body: "Hi Kenji, would you want to keep both languages side by side or replace the text?",
      },
      {
        from: "kenji",
        minutesLater: 47,
        body: "Side by side, please. The original is what counts if there is an accident report.",
      },
    ],
  },
  {
    from: "camille",
    hoursAgo: 8,
    body: '<p>Bonjour, le mode sombre est <b>presque</b> parfait. Seul souci : les liens restent bleu foncé et on ne les voit plus.</p><p>Exemple : <a href="https://fieldnote.example/n/8814">ma note du 12</a></p>',
    replies: [
      {
        from: "priya",
        minutesLater: 18,
        body: "Bonjour Camille, merci ! Sur quel appareil voyez-vous cela ?",
      },
      { from: "camille", minutesLater: 29, body: "iPhone 15 et iPad. Sur le Mac, tout va bien." },
    ],
  },
  {
    from: "grace",
    hoursAgo: 2,
    body: "I put bikes back on the road for a school project. Could a note remind me after six months, when the next check is due? A date and a small bell would do.",
    replies: [
      {
        from: "mairead",
        minutesLater: 12,
        body: "Hi Grace, lovely idea. Would one reminder per note be enough, or should it repeat?",
      },
      {
        from: "grace",
        minutesLater: 20,
        body: "Repeat every six months if possible! We look after 60 bikes and I keep forgetting some of them.",
      },
    ],
  },
  {
    from: "omar",
    hoursAgo: 1,
    body: "Hello, we would like only supervisors to be able to delete notes. Last week a driver removed a delivery note by accident and we could not get it back.",
    replies: [
      {
        from: "tomasz",
        minutesLater: 6,
        body: "Hello Omar, I'm sorry about the lost note. Would a bin that keeps notes for 30 days also help?",
      },
      {
        from: "omar",
        minutesLater: 15,
        body: "It would help, but permissions matter more: our auditors ask who may delete what.",
      },
    ],
  },
];
