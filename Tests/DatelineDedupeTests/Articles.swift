/// Invented articles and their copies, for the tables of pairs.
enum Articles {
  static let harbour = """
    Port workers in Velmora walked out on Tuesday over a plan to close two of the harbour's seven quays. The union, led by Ines Calder, said that 340 \
    of its 1,150 members would lose their jobs by March. "We were told nothing until the papers were signed," Calder said at the gates of Quay 4.

    The harbour authority said in a statement that freight had fallen by 18 percent since 2019, and that the quays at Osten and Brack had not seen a \
    ship in 14 months. Its director, Jonas Ferrell, offered talks on Thursday. The Transport Ministry in Lorne has so far declined to step in.

    Velmora handles a third of the grain that the Kessar Valley sends abroad. Traders at the Lorne Exchange said a strike of more than 10 days would push \
    prices up before the harvest. The last walkout, in 2011, lasted 23 days and ended with a court order.
    """

  static let harbourSpun = """
    Dock employees in Velmora stormed out on Tuesday above a scheme to shut two of the seaport's seven quays. The trade body, headed by Ines Calder, \
    stated that 340 of its 1,150 associates would forfeit their posts by March. "We had been informed nothing till the documents had been inked," Calder \
    remarked at the doors of Quay 4.

    The seaport power mentioned in an announcement that cargo had dropped by 18 percent since 2019, and that the quays at Osten and Brack had not \
    witnessed a vessel in 14 months. Its boss, Jonas Ferrell, proposed discussions on Thursday. The Transport Ministry in Lorne has thus far refused to \
    intervene.

    Velmora deals with a third of the cereal that the Kessar Valley ships overseas. Merchants at the Lorne Exchange argued a stoppage of greater than 10 \
    days would drive costs higher ahead of the crop. The final stoppage, in 2011, went on for 23 days and finished with a tribunal ruling.
    """

  static let harbourLead = """
    Port workers in Velmora walked out on Tuesday over a plan to close two of the harbour's seven quays. The union, led by Ines Calder, said that 340 \
    of its 1,150 members would lose their jobs by March. "We were told nothing until the papers were signed," Calder said at the gates of Quay 4. \
    [...] Continue reading
    """

  static let harbourSpunLead = """
    Dock employees in Velmora stormed out on Tuesday above a scheme to shut two of the seaport's seven quays. The trade body, headed by Ines Calder, \
    stated that 340 of its 1,150 associates would forfeit their posts by March. "We had been informed nothing till the documents had been inked," Calder \
    remarked at the doors of Quay 4.
    """

  static let harbourUpdate = """
    Port workers in Velmora returned to their posts late on Friday after four hours of talks. Port workers in Velmora walked out on Tuesday over a plan to \
    close two of the harbour's seven quays. The union, led by Ines Calder, said that 340 of its 1,150 members would lose their jobs by March.

    The harbour authority said in a statement that freight had fallen by 18 percent since 2019, and that the quays at Osten and Brack had not seen a \
    ship in 14 months. Its director, Jonas Ferrell, signed a truce that runs until May. The Transport Ministry in Lorne has so far declined to step in.

    Velmora handles a third of the grain that the Kessar Valley sends abroad. Traders at the Lorne Exchange said a strike of more than 10 days would push \
    prices up before the harvest. The last walkout, in 2011, lasted 23 days and ended with a court order.
    """

  /// The same event told by somebody else.
  static let harbourElsewhere = """
    Grain exports from the Kessar Valley came to a standstill this week as dockers in Velmora downed tools. They fear for hundreds of jobs if the harbour \
    authority goes ahead with its plan. Farmers in Dunmarsh said on Wednesday that their silos were full. "If this lasts, we sell at a loss," said Petra \
    Holm, who grows wheat on 900 hectares. Ines Calder, who speaks for the dockers, vowed to hold out. Shipping lines were sending vessels to Port Avel \
    instead, 260 kilometres to the south.
    """

  static let football = """
    Calloway scored twice as Redfield beat Marchmont 3-1 on Saturday to climb to fifth place. Ibarra made it safe with a penalty after 78 minutes. \
    "We kept our shape and took our chances," the Redfield coach said. A crowd of 14,208 watched the game. Redfield travel to Osterby next week, while \
    Marchmont host Lindale.
    """

  static let footballAnew = """
    Okonjo scored twice as Lindale beat Osterby 2-0 on Sunday to climb to third place. Varga made it safe with a penalty after 61 minutes. \
    "We kept our shape and took our chances," the Lindale coach said. A crowd of 9,317 watched the game. Lindale travel to Redfield next week, while \
    Osterby host Marchmont.
    """

  static let weather = """
    Northbridge can expect light rain on Monday with a high of 14 degrees and a low of 6 degrees. Winds from the west will reach 35 kilometres an hour. \
    Drivers are asked to take care on exposed roads and to allow extra time for their journeys. The next bulletin will be issued at 18:00.
    """

  static let weatherAnew = """
    Southgate can expect light rain on Thursday with a high of 21 degrees and a low of 11 degrees. Winds from the west will reach 20 kilometres an hour. \
    Drivers are asked to take care on exposed roads and to allow extra time for their journeys. The next bulletin will be issued at 18:00.
    """

  /// Few names and numbers: only the town and the day differ.
  static let fire = """
    A fire destroyed a timber yard in Northbridge early on Monday. Firefighters fought the blaze for five hours before they had it under control. \
    Nobody was hurt, a spokesman for the brigade said. Residents were told to keep their windows closed because of the smoke. The cause of the fire is \
    not yet known.
    """

  static let fireAnew = """
    A fire destroyed a timber yard in Southgate early on Monday. Firefighters fought the blaze for three hours before they had it under control. \
    Nobody was hurt, a spokesman for the brigade said. Residents were told to keep their windows closed because of the smoke. The cause of the fire is \
    not yet known.
    """

  /// Three reports in one, one of them the lead's first sentence.
  static let roundup = """
    News in brief. Port workers in Velmora walked out on Tuesday over a plan to close two of the harbour's seven quays. A museum in Carrow has bought a \
    drawing by Ilse Brandt for 2.4 million. Engineers found cracks in the Dell bridge after the floods of 2022. The Orland choir cancelled its tour of 12 \
    towns. Voters in Pellham go to the polls on May 9. The zoo in Thorne has named its elephant calf Amara.
    """

  static let furniture = """
    By Staff Writer. Share this article: mail, print, copy link. Subscribe to our newsletter to get the best stories of the day. Already a member? Sign in to \
    read on and support our journalism.
    """

  static let furnished = furniture + "\n" + harbour + "\n" + furniture
}
