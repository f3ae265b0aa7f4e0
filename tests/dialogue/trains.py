"""A small made-up FAQ to talk about: its words are none that the code could know."""

TRAINS = """
title: Trains
contact: Ask the guard.
entries:
  - id: sleeper
    question: What is the sleeper train?
    answer: A train with beds that runs at night. It has a dining car.
    phrases: [tell me about the sleeper train, what does sleeper mean, describe the night train]
    related: [bicycles, delays]
  - id: bicycles
    question: Can I take my bicycle on the sleeper train?
    answer: Yes, in the last carriage.
    phrases: [are bicycles allowed on the train, taking a bike on board, is there room for my bike]
    related: [sleeper]
  - id: delays
    question: What are the reasons for delays?
    answer: Snow, strikes and wandering elk.
    phrases: [why are trains late, what can hold the train up, reasons for delay]
    related: [sleeper]
  - id: map
    question: What does the map show?
    answer: The lines and the stations, drawn by hand.
    phrases: [what can I see on the map, explain the map, the map of the lines]
    related: [artist]
  - id: artist
    question: Who drew the map?
    answer: Ida Strand, a painter of signs.
    phrases: [who made the map, name of the person who drew the map, who is the artist]
    related: [map]
not_covered:
  - id: price
    topic: what a ticket costs
    phrases: [how much is a ticket, ticket price, what does the train cost, how much does it cost]
    related: [sleeper]
  - id: length
    topic: how long the sleeper train is
    phrases: [how long is the train, how many carriages does the train have, length of the train]
smalltalk:
  - {id: hello, phrases: [hello, hi, good morning], answer: Hello!}
  - {id: thanks, phrases: [thanks, thank you, cheers], answer: Gladly.}
"""
